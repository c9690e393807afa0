// The records about events over plain lists.
import { AppError } from '../../domain/errors.ts';
import type { EventWriter } from '../event-records.ts';
import { deleteSettledEvents } from './model-deletion.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes them over a state, which they change. */
export function modelEvents(state: ModelState): EventWriter {
  const held = (topicArn: string) => state.events.filter((stored) => stored.state === 'held' && stored.event.topicArn === topicArn);
  return {
    find: async (id) => state.events.find(({ event }) => event.id === id),
    listHeld: async (topicArn) => held(topicArn),
    countHeld: async (topicArn) => held(topicArn).length,
    measureHeld: async () =>
      state.events
        .filter((stored) => stored.state === 'held' && stored.event.topicArn !== undefined)
        .reduce((sum, { event }) => sum + event.body.length + Buffer.byteLength(event.text), 0),
    listUnrouted: async (topicArn, limit) =>
      state.events.filter((stored) => stored.state === 'unrouted' && stored.event.topicArn === topicArn).slice(-limit),
    async listAccepted(limit, after) {
      const start = state.events.findIndex(({ event }) => event.id === after) + 1;
      return state.events
        .slice(start)
        .filter((stored) => stored.state === 'accepted')
        .slice(0, limit);
    },
    async findRepeated(key, now) {
      const identity = state.identities.find((other) => other.key === key);
      if (identity === undefined) return undefined;
      if (identity.expiresAt === undefined || identity.expiresAt > now) return identity.eventId;
      state.identities = state.identities.filter((other) => other !== identity);
      return undefined;
    },
    async recordRepeat(key, now) {
      const identity = state.identities.find((other) => other.key === key);
      if (identity === undefined) return undefined;
      if (identity.expiresAt !== undefined && identity.expiresAt <= now) {
        state.identities = state.identities.filter((other) => other !== identity);
        return undefined;
      }
      state.events = state.events.map((stored) =>
        stored.event.id === identity.eventId ? { ...stored, arrivalCount: stored.arrivalCount + 1 } : stored,
      );
      return identity.eventId;
    },
    async insert(event, eventState) {
      refuseIf(
        state.events.some((stored) => stored.event.id === event.id),
        'the event exists',
      );
      const counting = state.identities.find(
        ({ key, expiresAt }) => key === event.identity.key && (expiresAt === undefined || expiresAt > event.receivedAt),
      );
      if (counting !== undefined) throw new AppError('event-identity-in-use');
      state.events.push({ event, state: eventState, arrivalCount: 1 });
      state.identities = state.identities.filter(({ key }) => key !== event.identity.key);
      state.identities.push({ ...event.identity, eventId: event.id });
    },
    async setState(id, eventState) {
      if (!state.events.some(({ event }) => event.id === id)) throw new AppError('event-unknown');
      state.events = state.events.map((stored) => (stored.event.id === id ? { ...stored, state: eventState } : stored));
    },
    async refuseHeld(topicArn) {
      const refused = held(topicArn);
      state.events = state.events.map((stored) => {
        if (!refused.includes(stored)) return stored;
        const { subject: _emptied, ...event } = stored.event;
        return { ...stored, state: 'refused', event: { ...event, text: '', body: new Uint8Array() } };
      });
    },
    deleteSettled: (page) => deleteSettledEvents(state, page),
  };
}
