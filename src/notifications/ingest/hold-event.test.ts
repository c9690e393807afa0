import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawEvent } from '../../domain/raw-event.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { TopicState } from '../../domain/topic.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { holdEvent, MAX_HELD_BYTES, type HoldOutcome } from './hold-event.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:strangers';
const event = aRawEvent({ topicArn, text: '12345', body: Uint8Array.of(1, 2, 3) });

let context: TestContext;

beforeEach(async () => {
  context = await openContext();
});
afterEach(() => context.close());

/** Holds an event where so many bytes are held already. */
function hold(incoming: RawEvent, { state = 'pending' as TopicState, heldBytes = 0 } = {}): Promise<HoldOutcome> {
  const topic = { topicArn, state, firstSeenAt: context.now(), lastSeenAt: context.now(), configurationNames: [] };
  return context.store.write((records) => {
    const events = { ...records.events, measureHeld: () => Promise.resolve(heldBytes) };
    return holdEvent({ events }, topic, incoming);
  });
}

describe('holdEvent', () => {
  it('holds an event once', async () => {
    expect(await hold(event)).toBe('held');
    expect(await hold({ ...event, id: 'again' })).toBe('repeated');

    expect(await context.store.records.events.find('event-1')).toMatchObject({ state: 'held', arrivalCount: 2 });
    expect(await context.store.records.events.find('again')).toBeUndefined();
  });

  it('holds nothing for a topic that was decided about', async () => {
    expect(await hold(event, { state: 'allowed' })).toBe('allowed');
    expect(await hold(event, { state: 'refused' })).toBe('refused');

    expect(await context.store.records.events.find('event-1')).toBeUndefined();
  });

  it('holds as many bytes as there is room for, and not one more', async () => {
    expect(await hold(event, { heldBytes: MAX_HELD_BYTES - 7 })).toBe('too-many-bytes');
    expect(await context.store.records.events.find('event-1')).toBeUndefined();

    expect(await hold(event, { heldBytes: MAX_HELD_BYTES - 8 })).toBe('held');
  });
});
