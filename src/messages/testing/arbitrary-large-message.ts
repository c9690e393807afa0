// Messages that are too long for any platform, in some dimension or in all.
import fc from 'fast-check';
import type { Block, Message } from '../message.ts';
import { arbitraryBlock, arbitraryMessage } from './arbitrary-message.ts';
import { hostileText } from './hostile-text.ts';

/** More blocks than Slack takes (50), twice over. */
const MOST_BLOCKS = 100;

/** More characters than Slack takes of a whole message (40,000). */
const LONGEST_TEXT = 50_000;

const longText: fc.Arbitrary<string> = fc
  .tuple(hostileText(), fc.nat(LONGEST_TEXT))
  .map(([part, length]) => part.repeat(Math.ceil(length / Math.max(part.length, 1))).slice(0, length));

const longBlock: fc.Arbitrary<Block> = fc.tuple(longText, fc.nat(4)).map(([text, shape]): Block => {
  const spans = [{ kind: 'text', text }] as const;
  const many = Array.from({ length: 40 }, () => spans);
  const blocks: Block[] = [
    { kind: 'code', text },
    { kind: 'paragraph', spans },
    { kind: 'list', items: many },
    { kind: 'table', columns: ['One', 'Two', 'Three'], rows: many.map(() => [spans, spans, spans]) },
    { kind: 'fields', fields: many.map((value) => ({ label: text.slice(0, 500), value, isShort: true })) },
  ];
  return blocks[shape] ?? { kind: 'footer', spans };
});

/** Far more entries than any platform shows: rows, fields, items, lines, buttons. */
const manyBlock: fc.Arbitrary<Block> = fc.tuple(hostileText(), fc.nat(6)).map(([text, shape]): Block => {
  const spans = (index: number) => [{ kind: 'text', text: `${String(index)} ${text}` }] as const;
  const many = <Entry>(count: number, entry: (index: number) => Entry) => Array.from({ length: count }, (_, index) => entry(index));
  const blocks: Block[] = [
    { kind: 'fields', fields: many(300, (index) => ({ label: `Fact ${String(index)}`, value: spans(index), isShort: index % 3 > 0 })) },
    { kind: 'table', columns: ['One', 'Two', 'Three', 'Four'], rows: many(1000, (index) => [spans(index), spans(index), [], []]) },
    { kind: 'list', items: many(500, spans) },
    { kind: 'code', text: many(2000, (index) => `${String(index)}  ${text}`).join('\n') },
    { kind: 'links', links: many(100, (index) => ({ text, url: `https://example.com/${String(index)}` })) },
    { kind: 'actions', actions: many(100, (index) => ({ text, command: `confirm ${String(index)}`, style: 'plain' })) },
  ];
  return blocks[shape] ?? { kind: 'tags', tags: many(300, spans) };
});

/** An arbitrary message with up to a hundred blocks, some of them very long. */
export function arbitraryLargeMessage(): fc.Arbitrary<Message> {
  const blocks = fc.array(
    fc.oneof({ weight: 18, arbitrary: arbitraryBlock() }, { weight: 1, arbitrary: longBlock }, { weight: 1, arbitrary: manyBlock }),
    {
      maxLength: MOST_BLOCKS,
      size: 'max',
    },
  );
  return fc
    .tuple(arbitraryMessage(), blocks, longText)
    .map(([message, many, fallbackText]) => ({ ...message, blocks: many, fallbackText }));
}
