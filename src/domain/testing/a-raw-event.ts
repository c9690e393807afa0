// A raw event for tests.
import type { RawEvent } from '../raw-event.ts';

/** Builds a raw event; what the test is about is given, the rest is plausible. */
export function aRawEvent(overrides: Partial<RawEvent> = {}): RawEvent {
  const text = overrides.text ?? 'disk almost full';
  const id = overrides.id ?? 'event-1';
  return {
    id,
    door: 'notify-http',
    identity: { key: `test:${id}` },
    receivedAt: new Date('2026-03-01T03:00:00Z'),
    body: Buffer.from(text),
    text,
    ...overrides,
  };
}
