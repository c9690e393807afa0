// An event of a topic that an administrator has refused: its identity is kept, nothing of its content.
import type { RawEvent } from '../../../domain/raw-event.ts';
import type { Store } from '../../../storage/store.ts';

/** Stores the event as refused, or counts one more arrival of it. */
export function refuseEvent(store: Store, { subject: _left, ...event }: RawEvent): Promise<void> {
  return store.write(async ({ events }) => {
    const { key, handedInAt = event.receivedAt } = event.identity;
    if ((await events.recordRepeat(key, handedInAt)) !== undefined) return;
    await events.insert({ ...event, text: '', body: new Uint8Array() }, 'refused');
  });
}
