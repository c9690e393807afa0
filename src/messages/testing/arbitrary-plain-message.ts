// Messages whose every text is plain: whatever looks or acts like more in a rendered one was made of an event's words.
import fc from 'fast-check';
import type { Block, Message } from '../message.ts';
import type { Span } from '../spans.ts';
import { hostileText } from './hostile-text.ts';

const spans: fc.Arbitrary<readonly Span[]> = fc.array(
  hostileText().map((content): Span => ({ kind: 'text', text: content })),
  { maxLength: 3 },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('paragraph', 'footer'), spans }),
  fc.record({
    kind: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: hostileText(), value: spans, isShort: fc.boolean() }), { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('tags' as const), tags: fc.array(spans, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('code' as const), text: hostileText() }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(hostileText(), { maxLength: 3 }),
    rows: fc.array(fc.array(spans, { maxLength: 3 }), { maxLength: 4 }),
  }),
);

/** An arbitrary message that holds nothing but plain text: no link, mention, look or time anywhere. */
export function arbitraryPlainMessage(): fc.Arbitrary<Message> {
  return fc.record({
    title: fc.record({ spans }),
    tone: fc.constant('neutral' as const),
    blocks: fc.array(block, { maxLength: 6 }),
    fallbackText: hostileText(),
  });
}
