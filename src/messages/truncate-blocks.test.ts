import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockLength } from './block-length.ts';
import type { Block } from './message.ts';
import { text } from './spans.ts';
import { arbitraryBlock } from './testing/arbitrary-message.ts';
import { truncateBlocks } from './truncate-blocks.ts';

function paragraph(content: string): Block {
  return { kind: 'paragraph', spans: [text(content)] };
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((length, block) => length + blockLength(block), 0);
}

describe('truncateBlocks', () => {
  it('keeps all blocks where they fit', () => {
    const blocks = [paragraph('abc'), paragraph('def')];

    expect(truncateBlocks(blocks, 8)).toEqual({ blocks, isTruncated: false });
  });

  it('cuts the block that does not fit and leaves out what follows', () => {
    const { blocks, isTruncated } = truncateBlocks([paragraph('abc'), paragraph('defghi'), paragraph('j')], 9);

    expect(blocks).toEqual([paragraph('abc'), { kind: 'paragraph', spans: [text('def'), text('…')] }]);
    expect(isTruncated).toBe(true);
  });

  it('keeps the entries of a list that fit and cuts the next one', () => {
    const list: Block = { kind: 'list', items: [[text('one')], [text('twenty')], [text('three')]] };

    expect(truncateBlocks([list], 9).blocks).toEqual([{ kind: 'list', items: [[text('one')], [text('twe'), text('…')]] }]);
  });

  it('keeps fields, tags and links as long as they fit', () => {
    const fields: Block = {
      kind: 'fields',
      fields: [
        { label: 'A', value: [text('1')], isShort: true },
        { label: 'Long label', value: [text('2')], isShort: true },
      ],
    };
    const links: Block = {
      kind: 'links',
      links: [
        { text: 'One', url: 'https://example.com/1' },
        { text: 'Two', url: 'https://example.com/2' },
      ],
    };

    expect(truncateBlocks([fields], 8).blocks).toEqual([{ ...fields, fields: fields.fields.slice(0, 1) }]);
    expect(truncateBlocks([links], 7).blocks).toEqual([{ ...links, links: links.links.slice(0, 1) }]);
    expect(truncateBlocks([{ kind: 'tags', tags: [[text('one')], [text('two')]] }], 4).blocks).toEqual([
      { kind: 'tags', tags: [[text('one')]] },
    ]);
  });

  it('keeps whole rows of a table under its header, and whole buttons', () => {
    const table: Block = { kind: 'table', columns: ['Id'], rows: [[[text('one')]], [[text('two')]]] };
    const actions: Block = {
      kind: 'actions',
      actions: [
        { text: 'Yes', command: 'confirm A', style: 'danger' },
        { text: 'No', command: 'cancel A', style: 'plain' },
      ],
    };

    expect(truncateBlocks([table], 12).blocks).toEqual([{ ...table, rows: table.rows.slice(0, 1) }]);
    expect(truncateBlocks([table], 7).blocks).toEqual([]);
    expect(truncateBlocks([actions], 20).blocks).toEqual([{ ...actions, actions: actions.actions.slice(0, 1) }]);
  });

  it('counts entries without text too', () => {
    const { blocks } = truncateBlocks([{ kind: 'list', items: Array.from({ length: 1000 }, () => []) }], 10);

    expect(blocks).toEqual([{ kind: 'list', items: Array.from({ length: 10 }, () => []) }]);
  });

  it('never shows more than the length, and cuts only where it has to', () => {
    fc.assert(
      fc.property(fc.array(arbitraryBlock(), { maxLength: 5 }), fc.nat({ max: 400 }), (blocks, maxLength) => {
        const truncated = truncateBlocks(blocks, maxLength);

        expect(lengthOf(truncated.blocks)).toBeLessThanOrEqual(maxLength);
        expect(truncated.isTruncated).toBe(lengthOf(blocks) > maxLength);
      }),
    );
  });
});
