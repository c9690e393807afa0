// The HTTP API, resource by resource; the listener has already noted who makes each request.
import type { FastifyInstance } from 'fastify';
import { registerAuditRoutes } from './audit.ts';
import { registerChannelRoutes } from './channels.ts';
import { registerChartRoutes } from './chart-pictures.ts';
import { registerCommandLineRoutes } from './command-line.ts';
import { registerConfigurationRoute } from './configurations.ts';
import { registerDeliveryRoutes } from './deliveries.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { registerEventRoutes } from './events.ts';
import { registerFileRoutes } from './files.ts';
import { registerNotifySenderRoutes } from './notify-senders.ts';
import { registerReloadRoute } from './operations.ts';
import { registerPersonMessageRoute } from './person-messages.ts';
import { registerSampleEventRoutes } from './sample-events.ts';
import { registerSessionRoute } from './session.ts';
import { registerSetUpRoute } from './set-up.ts';
import { registerSilenceRoutes } from './silences.ts';
import { registerStoredEventRoutes } from './stored-events.ts';
import type { StreamRegistry } from './stream-registry.ts';
import { registerStreamRoute } from './stream.ts';
import { registerTestEventRoute } from './test-events.ts';
import { registerTopicRoutes } from './topics.ts';
import { registerUserRoleRoutes } from './user-roles.ts';

/** Adds every resource; streams are in the registry while they are open, and end when the listener closes. */
export function registerAdminApi(server: FastifyInstance, dependencies: AdminApiDependencies, streams: StreamRegistry): void {
  registerSessionRoute(server, dependencies);
  registerChannelRoutes(server, dependencies);
  registerConfigurationRoute(server, dependencies);
  registerPersonMessageRoute(server, dependencies);
  registerCommandLineRoutes(server, dependencies);
  registerChartRoutes(server, dependencies);
  registerFileRoutes(server, dependencies);
  registerSampleEventRoutes(server, dependencies);
  registerTestEventRoute(server, dependencies);
  registerEventRoutes(server, dependencies);
  registerStoredEventRoutes(server, dependencies);
  registerTopicRoutes(server, dependencies);
  registerUserRoleRoutes(server, dependencies);
  registerSilenceRoutes(server, dependencies);
  registerSetUpRoute(server, dependencies);
  registerDeliveryRoutes(server, dependencies);
  registerNotifySenderRoutes(server, dependencies);
  registerAuditRoutes(server, dependencies);
  registerReloadRoute(server, dependencies);
  registerStreamRoute(server, dependencies, streams);
}
