// What is deleted of old records, over plain lists. Places are positions in them: only a first stretch is asked for.
import { OVER_STATUSES } from '../../domain/command-record.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { DeletedPage, DeletionPage } from '../deletion-page.ts';
import type { ModelState } from './model-state.ts';

const UNFINISHED: readonly Delivery['status'][] = ['queued', 'sending', 'dead'];

/** Deletes settled events with all that hangs on them. */
export async function deleteSettledEvents(state: ModelState, { before, limit }: DeletionPage): Promise<DeletedPage> {
  const isUnfinished = ({ status }: Delivery) => UNFINISHED.includes(status);
  const isOpen = (id: string | undefined) => state.incidents.some((incident) => incident.id === id && incident.closedAt === undefined);
  const isUnsettled = (delivery: Delivery) =>
    isUnfinished(delivery) ||
    isOpen(delivery.incidentId) ||
    state.deliveries.some(
      (message) => delivery.digestId !== undefined && message.incidentId === delivery.digestId && isUnfinished(message),
    );
  const old = state.events
    .slice(0, limit)
    .filter((stored) => stored.state !== 'accepted' && stored.state !== 'held' && stored.event.receivedAt < before);
  const unsettled = new Set(state.deliveries.filter(isUnsettled).map(({ eventId }) => eventId));
  const deleted = new Set(old.map(({ event }) => event.id).filter((id) => !unsettled.has(id)));

  const gone = state.deliveries.filter(({ eventId }) => deleted.has(eventId));
  state.deliveries = state.deliveries.filter(({ eventId }) => !deleted.has(eventId));
  state.identities = state.identities.filter(({ eventId }) => !deleted.has(eventId));
  state.events = state.events.filter(({ event }) => !deleted.has(event.id));
  const named = (ids: readonly (string | undefined)[], id: string) => ids.includes(id);
  const isLeftOver = (key: 'incidentId' | 'digestId', id: string, closedAt: unknown) =>
    closedAt !== undefined &&
    named(
      gone.map((delivery) => delivery[key]),
      id,
    ) &&
    !named(
      state.deliveries.map((delivery) => delivery[key]),
      id,
    );
  state.incidents = state.incidents.filter(({ id, closedAt }) => !isLeftOver('incidentId', id, closedAt));
  state.digests = state.digests.filter(({ id, closedAt }) => !isLeftOver('digestId', id, closedAt));
  return { deletedCount: deleted.size };
}

/** Deletes old messages of the web chat. */
export async function deleteOldWebMessages(state: ModelState, { before, limit }: DeletionPage): Promise<DeletedPage> {
  const deleted = state.webMessages
    .slice(0, limit)
    .filter(({ postedAt, editedAt }) => (editedAt ?? postedAt) < before)
    .filter(({ id }) => !state.deliveries.some((delivery) => delivery.id === id));
  state.webMessages = state.webMessages.filter((message) => !deleted.includes(message));
  return { deletedCount: deleted.length };
}

/** Deletes old commands that are over. */
export async function deleteOverCommands(state: ModelState, { before, limit }: DeletionPage): Promise<DeletedPage> {
  const statuses: readonly string[] = OVER_STATUSES;
  const deleted = state.commands.slice(0, limit).filter(({ status, receivedAt }) => receivedAt < before && statuses.includes(status));
  state.commands = state.commands.filter((record) => !deleted.includes(record));
  return { deletedCount: deleted.length };
}
