// What is asked about deliveries that do not get through, over a plain list.
import { channelKey } from '../../domain/channel.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { DeliveryCriteria, DeliveryReader } from '../delivery-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes these queries over a state. */
export function modelUndeliveredQueries(state: ModelState): Pick<DeliveryReader, 'listStranded' | 'listOverdue' | 'listDead'> {
  const waiting = (key: string, before: Date): Delivery[] =>
    state.deliveries
      .filter(({ status, channel, queuedAt }) => status === 'queued' && channelKey(channel) === key && queuedAt <= before)
      .toSorted((a, b) => a.priority - b.priority);
  return {
    listStranded: async ({ channelKey: key, configurationName, queuedBefore, limit }) =>
      waiting(key, queuedBefore)
        .filter((delivery) => delivery.configurationName === configurationName && delivery.fallbackOf === undefined)
        .filter((delivery) => tellsOfItsOwn(delivery, state.deliveries))
        .filter(({ id }) => !state.deliveries.some(({ fallbackOf }) => fallbackOf === id))
        .slice(0, limit),
    listOverdue: async ({ channelKey: key, queuedBefore, limit }) => waiting(key, queuedBefore).slice(0, limit),
    // Places are positions in the list: only a first page is asked for.
    listDead: async (criteria, { limit }) =>
      state.deliveries
        .map((delivery, sequence) => ({ delivery, sequence }))
        .filter(({ delivery }) => delivery.status === 'dead' && isMeant(delivery, criteria))
        .toReversed()
        .slice(0, limit)
        .map(({ delivery: { id }, sequence }) => ({ id, sequence })),
  };
}

/** Tells whether a delivery is one of those that are meant. */
export function isMeant(
  { configurationName, finishedAt, reason }: Delivery,
  { configurationName: name, since, reasonPart }: DeliveryCriteria,
): boolean {
  const isNamed = name === undefined || configurationName === name;
  const isRecent = since === undefined || (finishedAt !== undefined && finishedAt >= since);
  return isNamed && isRecent && (reasonPart === undefined || (reason ?? '').toLowerCase().includes(reasonPart.toLowerCase()));
}

function tellsOfItsOwn(delivery: Delivery, all: readonly Delivery[]): boolean {
  if (delivery.action === 'post') return true;
  if (delivery.updates === undefined) return false;
  const edits = all.filter(
    ({ incidentId, status, action, updates }) =>
      incidentId !== undefined &&
      incidentId === delivery.incidentId &&
      ['queued', 'sending'].includes(status) &&
      action === 'edit' &&
      updates !== undefined,
  );
  if (delivery.action === 'reply') return !edits.some(({ eventId }) => eventId === delivery.eventId);
  return !edits.some((edit) => all.indexOf(edit) > all.indexOf(delivery));
}
