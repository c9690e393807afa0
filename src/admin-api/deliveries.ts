// What became of events, channel by channel, and a second chance for the dead ones.
import { DELIVERY_STATUSES } from '../messages/delivery.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  DeadLetterRequest,
  DeadLetterSelection,
  type DeliveryList,
  type DiscardAnswer,
  type ReplayAnswer,
  type ReplayCounts,
} from '../contract/admin-api.ts';
import type { DeliveryCriteria } from '../storage/delivery-records.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';
import { summarizeDelivery } from './summarize-delivery.ts';

/** The most deliveries that one answer lists. */
const MAX_LISTED = 1_000;

const Query = z.object({
  status: z.enum(DELIVERY_STATUSES).optional(),
  ...DeadLetterSelection.shape,
  limit: z.coerce.number().int().min(1).max(MAX_LISTED).default(50),
});
const Parameters = z.object({ deliveryId: z.string().max(64) });

/** Adds GET /api/deliveries, and POST of replay and discard: /api/deliveries/:deliveryId/... for one, /api/deliveries/... for those that are meant. */
export function registerDeliveryRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  const { deadLetters } = dependencies;
  const { deliveries } = dependencies.store.records;

  server.get('/api/deliveries', async (request): Promise<DeliveryList> => {
    requireAdministrator(request);
    const { limit, status, ...selection } = parseRequest(Query, request.query);
    const rows = await deliveries.list({ limit, ...(status === undefined ? {} : { status }), ...toCriteria(selection) });
    return { deliveries: rows.map(summarizeDelivery), counts: { ...(await deliveries.countByStatus()) } };
  });

  server.post('/api/deliveries/:deliveryId/replay', async (request): Promise<ReplayAnswer> => {
    const by = requireAdministrator(request);
    return { status: await deadLetters.replay(parseRequest(Parameters, request.params).deliveryId, by) };
  });

  server.post('/api/deliveries/:deliveryId/discard', async (request): Promise<DiscardAnswer> => {
    const by = requireAdministrator(request);
    await deadLetters.discard(parseRequest(Parameters, request.params).deliveryId, by);
    return { discarded: 1 };
  });

  server.post('/api/deliveries/replay', async (request): Promise<ReplayCounts> => {
    const by = requireAdministrator(request);
    return deadLetters.replayAll(toStretch(parseRequest(DeadLetterRequest, request.body)), by);
  });

  server.post('/api/deliveries/discard', async (request): Promise<DiscardAnswer> => {
    const by = requireAdministrator(request);
    return deadLetters.discardAll(toStretch(parseRequest(DeadLetterRequest, request.body)), by);
  });
}

function toStretch({
  limit,
  before,
  ...selection
}: z.infer<typeof DeadLetterRequest>): Parameters<AdminApiDependencies['deadLetters']['replayAll']>[0] {
  return { criteria: toCriteria(selection), limit, ...(before === undefined ? {} : { before }) };
}

function toCriteria({ configurationName, since, reason }: DeadLetterSelection): DeliveryCriteria {
  return {
    ...(configurationName === undefined ? {} : { configurationName }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(reason === undefined ? {} : { reasonPart: reason }),
  };
}
