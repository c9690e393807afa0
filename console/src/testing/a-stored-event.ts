// Stored events for tests: every test names only what it is about.
import type { StoredEventAnswer } from '../../../src/contract/admin-api.ts';

/** Makes an event of the HTTP door that one channel has, unless said otherwise. */
export function aStoredEvent(part: Partial<StoredEventAnswer> = {}): StoredEventAnswer {
  return {
    eventId: 'event-1',
    door: 'notify-http',
    sender: 'local',
    receivedAt: '2026-11-24T12:00:00.000Z',
    arrivalCount: 1,
    state: 'routed',
    text: '{"a":1}',
    deliveries: [],
    ...part,
  };
}
