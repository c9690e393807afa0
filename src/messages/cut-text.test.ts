import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

/** Counts as JSON does. */
const measureText = (text: string): number => JSON.stringify(text).length - 2;

describe('cutText', () => {
  it.each([
    ['leaves a text that fits', 'four', 4, 'four'],
    ['ends at a word', 'one two three', 9, 'one two…'],
    ['ends at a line rather than at a word', 'one\ntwo three', 5, 'one…'],
    ['cuts a long word where it must', 'abcdefghij', 5, 'abcd…'],
    ['leaves no half character', 'ab🔴🔴', 4, 'ab…'],
    ['gives nothing where not even the ellipsis fits', 'abc', 0, ''],
  ] as const)('%s', (...[, text, limit, expected]) => {
    expect(cutText(text, limit, (part) => part.length)).toBe(expected);
  });

  it('stays within the limit as measured, and well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, limit) => {
        const cut = cutText(text, limit, measureText);

        expect(measureText(cut)).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});
