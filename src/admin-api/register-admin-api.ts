// The HTTP API, resource by resource; the listener has already noted who makes each request.
import type { FastifyInstance } from 'fastify';
import { registerChannelRoutes } from './channels.ts';
import { registerChartRoutes } from './chart-pictures.ts';
import { registerDeliveryRoutes } from './deliveries.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { registerEventRoutes } from './events.ts';
import { registerOperationRoutes } from './operations.ts';
import { registerSampleEventRoutes } from './sample-events.ts';
import { registerSessionRoute } from './session.ts';
import { registerStreamRoute } from './stream.ts';
import { registerTopicRoutes } from './topics.ts';

/** Adds every resource; the returned function ends the streams that are still open. */
export function registerAdminApi(server: FastifyInstance, dependencies: AdminApiDependencies): () => void {
  registerSessionRoute(server, dependencies);
  registerChannelRoutes(server, dependencies);
  registerChartRoutes(server, dependencies);
  registerSampleEventRoutes(server, dependencies);
  registerEventRoutes(server, dependencies);
  registerTopicRoutes(server, dependencies);
  registerDeliveryRoutes(server, dependencies);
  registerOperationRoutes(server, dependencies);
  return registerStreamRoute(server, dependencies);
}
