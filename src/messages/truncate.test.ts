import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from './testing/hostile-text.ts';
import { ELLIPSIS, truncateText } from './truncate.ts';

const FAMILY = '👨‍👩‍👧';

describe('truncateText', () => {
  it('leaves a text that fits as it is', () => {
    expect(truncateText('abc', 3)).toBe('abc');
  });

  it('cuts a longer text and says so', () => {
    expect(truncateText('abcdef', 4)).toBe('abc…');
  });

  it('leaves no space before the ellipsis', () => {
    expect(truncateText('ab  cdef', 5)).toBe('ab…');
  });

  it('keeps characters of several parts whole', () => {
    expect(truncateText(`a${FAMILY}b`, 5)).toBe('a…');
    expect(truncateText('ae\u0301bc', 3)).toBe('a…');
    expect(truncateText('🇩🇪🇫🇷🇮🇹', 7)).toBe('🇩🇪…');
  });

  it('cuts into endless stacks of marks rather than to nothing, and not between the halves of a character', () => {
    expect(truncateText(`e${'\u0301'.repeat(500)}`, 200)).toHaveLength(200);
    expect(truncateText(`👨${'\u200D👩'.repeat(100)}`, 200).isWellFormed()).toBe(true);
  });

  it.each([
    [1, '…'],
    [0, ''],
    [-5, ''],
  ])('gives what room there is for a length of %i', (maxLength, expected) => {
    expect(truncateText('abc', maxLength)).toBe(expected);
  });

  it('never exceeds the length and never breaks a character', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat({ max: 300 }), (source, maxLength) => {
        const truncated = truncateText(source.toWellFormed(), maxLength);

        expect(truncated.length).toBeLessThanOrEqual(maxLength);
        expect(truncated.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is the beginning of a longer text, and an ellipsis', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 50 }), (source, maxLength) => {
        const text = source.toWellFormed().padEnd(maxLength + 1, 'x');

        const truncated = truncateText(text, maxLength);

        expect(truncated.endsWith(ELLIPSIS)).toBe(true);
        expect(text.startsWith(truncated.slice(0, -ELLIPSIS.length))).toBe(true);
      }),
    );
  });
});
