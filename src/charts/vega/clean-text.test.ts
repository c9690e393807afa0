import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

const NUL = String.fromCodePoint(0);
const RIGHT_TO_LEFT_OVERRIDE = String.fromCodePoint(0x202e);

describe('cleanText', () => {
  it('leaves ordinary text alone', () => {
    expect(cleanText('CPU <80 % & rising é日🔴', 60)).toBe('CPU <80 % & rising é日🔴');
  });

  it('puts text on one line without what XML forbids and without marks that turn its direction', () => {
    expect(cleanText(`a${NUL}b\r\nc${RIGHT_TO_LEFT_OVERRIDE}d\u{1b}[31m\u{fffe}e`, 60)).toBe('a b c d [31m e');
  });

  it('replaces half of a surrogate pair', () => {
    expect(cleanText('a\ud83d b', 60)).toBe('a\ufffd b');
  });

  it('keeps a joined emoji', () => {
    expect(cleanText('👩‍🚒', 60)).toBe('👩‍🚒');
  });

  it('ends text that is too long with an ellipsis', () => {
    expect(cleanText('abcdef', 4)).toBe('abc…');
    expect(cleanText('🔴🔴🔴', 2)).toBe('🔴…');
  });

  it('never returns more than it may, and nothing that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (text, maxLength) => {
        const cleaned = cleanText(text, maxLength);

        expect(Array.from(cleaned).length).toBeLessThanOrEqual(maxLength);
        expect(cleaned).not.toMatch(/[\p{Cc}\ufffe\uffff]/u);
        expect(cleaned.isWellFormed()).toBe(true);
      }),
    );
  });
});
