import { describe, expect, it } from 'vitest';
import { flattenSpans } from './flatten-spans.ts';
import { text, type Span } from './spans.ts';

function nested(kinds: readonly ('bold' | 'italic' | 'strike')[]): Span {
  return kinds.reduceRight<Span>((inner, kind) => ({ kind, spans: [inner] }), text('x'));
}

describe('flattenSpans', () => {
  it('keeps three levels', () => {
    const spans = [nested(['bold', 'italic', 'strike'])];

    expect(flattenSpans(spans)).toEqual(spans);
  });

  it('removes the fourth level and keeps its text', () => {
    expect(flattenSpans([nested(['bold', 'italic', 'strike', 'bold', 'italic'])])).toEqual([nested(['bold', 'italic', 'strike'])]);
  });

  it('joins neighboring texts and removes formatting around nothing', () => {
    expect(flattenSpans([text('a'), { kind: 'bold', spans: [text('')] }, text('b'), { kind: 'lineBreak' }, text('c')])).toEqual([
      text('ab'),
      { kind: 'lineBreak' },
      text('c'),
    ]);
  });
});
