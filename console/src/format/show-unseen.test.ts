import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showUnseen } from './show-unseen.ts';

describe('showUnseen', () => {
  it.each([
    ['a\u202Eb', 'a\\u202eb'],
    ['a\u0000\u001b[31m', 'a\\u0000\\u001b[31m'],
    ['a\u200Bb\uFEFF', 'a\\u200bb\\ufeff'],
    ['a\r\nb\rc', 'a\nb\\u000dc'],
    ['\u{E0041}', '\\udb40\\udc41'],
    ['a\uD800', 'a\\ud800'],
    ['a\u2028b', 'a\\u2028b'],
  ])('writes the unseen of %j out', (text, shown) => {
    expect(showUnseen(text)).toBe(shown);
  });

  it.each(['a\tb\nc', '👨‍👩‍👧', 'می‌خواهم', 'grün 日本 😀', '<b>&amp;</b>'])('leaves %j', (text) => {
    expect(showUnseen(text)).toBe(text);
  });

  it('makes JSON of JSON, and the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(showUnseen(JSON.stringify({ text })))).toEqual({ text });
      }),
    );
  });
});
