// Holding an event for a topic that waits for approval, within limits: whoever sends it is a stranger.
import type { RawEvent } from '../../domain/raw-event.ts';
import type { Topic } from '../../domain/topic.ts';
import type { RecordWriters } from '../../storage/store.ts';

/** How many events are held for a topic that waits for approval; further ones are told to come again, which SNS does. */
const MAX_HELD_EVENTS = 100;

/** How many bytes are held in all: strangers must not fill the disk. 250 messages of the largest size (256 KB, SNS quotas). */
export const MAX_HELD_BYTES = 64 * 1024 * 1024;

/** What became of the event. */
export type HoldOutcome =
  | 'held'
  /** It is stored already. */
  | 'repeated'
  /** Its topic does not wait any more. */
  | 'allowed'
  | 'refused'
  | 'too-many-events'
  | 'too-many-bytes';

/** Holds the event, unless its topic was decided about meanwhile; call it in the unit that read the topic. */
export async function holdEvent(records: Pick<RecordWriters, 'events'>, topic: Topic, event: RawEvent): Promise<HoldOutcome> {
  if (topic.state !== 'pending') return topic.state;
  const { events } = records;
  if ((await events.recordRepeat(event.identity.key, event.receivedAt)) !== undefined) return 'repeated';
  if ((await events.countHeld(topic.topicArn)) >= MAX_HELD_EVENTS) return 'too-many-events';
  const bytes = event.body.length + Buffer.byteLength(event.text);
  if ((await events.measureHeld()) + bytes > MAX_HELD_BYTES) return 'too-many-bytes';
  await events.insert(event, 'held');
  return 'held';
}
