import { describe, expect, it } from 'vitest';
import type { Block } from '../message.ts';
import type { Span } from '../spans.ts';
import { sampleMessages } from './sample-messages.ts';

function spansOf(block: Block): readonly Span[] {
  if (block.kind === 'paragraph' || block.kind === 'footer') return block.spans;
  if (block.kind === 'list') return block.items.flat();
  if (block.kind === 'tags') return block.tags.flat();
  if (block.kind === 'table') return block.rows.flat(2);
  return block.kind === 'fields' ? block.fields.flatMap(({ value }) => value) : [];
}

function kindsOf(span: Span): readonly string[] {
  return 'spans' in span ? [span.kind, ...span.spans.flatMap((inner) => kindsOf(inner))] : [span.kind];
}

describe('sampleMessages', () => {
  const blocks = Object.values(sampleMessages).flatMap((message) => message.blocks);

  it('uses every kind of block', () => {
    expect(new Set(blocks.map(({ kind }) => kind))).toEqual(
      new Set(['paragraph', 'fields', 'list', 'code', 'tags', 'chart', 'links', 'table', 'actions', 'footer', 'file', 'form']),
    );
  });

  it('uses every kind of span', () => {
    const kinds = blocks.flatMap((block) => spansOf(block).flatMap((span) => kindsOf(span)));

    expect(new Set(kinds)).toEqual(new Set(['text', 'bold', 'italic', 'strike', 'code', 'link', 'mention', 'emoji', 'time', 'lineBreak']));
  });
});
