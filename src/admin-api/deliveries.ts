// What became of events, channel by channel, and a second chance for the dead ones.
import { DELIVERY_STATUSES } from '../messages/delivery.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DeliveryList, ReplayAnswer } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';
import { summarizeDelivery } from './summarize-delivery.ts';

/** The most deliveries that one answer lists. */
const MAX_LISTED = 1_000;

const Query = z.object({
  status: z.enum(DELIVERY_STATUSES).optional(),
  configurationName: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(50),
});
const Parameters = z.object({ deliveryId: z.string().max(64) });

/** Adds GET /api/deliveries and POST /api/deliveries/:deliveryId/replay. */
export function registerDeliveryRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  const { deliveries } = dependencies.store.records;

  server.get('/api/deliveries', async (request): Promise<DeliveryList> => {
    requireAdministrator(request);
    const { limit, status, configurationName } = parseRequest(Query, request.query);
    const rows = await deliveries.list({
      limit,
      ...(status === undefined ? {} : { status }),
      ...(configurationName === undefined ? {} : { configurationName }),
    });
    return { deliveries: rows.map(summarizeDelivery), counts: { ...(await deliveries.countByStatus()) } };
  });

  server.post('/api/deliveries/:deliveryId/replay', async (request): Promise<ReplayAnswer> => {
    const by = requireAdministrator(request);
    return { status: await dependencies.replayDelivery(parseRequest(Parameters, request.params).deliveryId, by) };
  });
}
