import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromStorableText, toStorableText } from './storable-text.ts';

const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\u001a', '\ud83d', '\ude00', '\u001a0000', 'a')))
  .map((parts) => parts.join(''));

describe('toStorableText', () => {
  it.each(['', 'plain text', 'é 日本語 👩🏽‍🚀', '\t\r\n\u0001\u007f\ufffe'])('leaves %j as it is', (text) => {
    expect(toStorableText(text)).toBe(text);
  });

  it.each([
    ['a\0b', 'a\u001a0000b'],
    ['\u001a', '\u001a001a'],
    ['\ud83d', '\u001ad83d'],
    ['\ude00\ud83d', '\u001ade00\u001ad83d'],
  ])('escapes %j', (text, stored) => {
    expect(toStorableText(text)).toBe(stored);
  });

  it('makes text that PostgreSQL and UTF-8 take, whatever comes', () => {
    const property = fc.property(anyText, (text) => {
      const stored = toStorableText(text);
      return stored.isWellFormed() && !stored.includes('\0');
    });

    expect(() => fc.assert(property)).not.toThrow();
  });
});

describe('fromStorableText', () => {
  it('gives back what was stored, whatever it was', () => {
    const property = fc.property(anyText, (text) => fromStorableText(toStorableText(text)) === text);

    expect(() => fc.assert(property)).not.toThrow();
  });
});
