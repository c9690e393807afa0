import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readableText } from './readable-text.ts';
import { anyText } from './testing/any-text.ts';

describe('readableText', () => {
  it.each([
    ['NUL', 'a\u0000b', 'ab'],
    ['escape sequences', 'a\u001B[2Jb', 'a[2Jb'],
    ['C1 controls', 'a\u009Bb', 'ab'],
    ['a carriage return', 'a\rb', 'ab'],
  ])('removes %s', (_what, text, readable) => {
    expect(readableText(text)).toBe(readable);
  });

  it('keeps tabs, line feeds and every printable character', () => {
    expect(readableText('\tÄ 日本 👩‍💻\n')).toBe('\tÄ 日本 👩‍💻\n');
  });

  it('makes line ends line feeds', () => {
    expect(readableText('a\r\nb')).toBe('a\nb');
  });

  it('is well-formed whatever it gets, and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const readable = readableText(text);

        expect(readable.isWellFormed()).toBe(true);
        expect(readableText(readable)).toBe(readable);
      }),
    );
  });
});
