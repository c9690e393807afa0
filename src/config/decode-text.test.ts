import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('decodeText', () => {
  it('decodes UTF-8 and leaves its byte order mark out', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0xc3, 0xa9))).toEqual({ status: 'text', text: 'é' });
  });

  it.each([
    ['UTF-16 of either order', Uint8Array.of(0xfe, 0xff, 0x00, 0x61), 'is UTF-16 text; save it as UTF-8'],
    ['UTF-16 of the other order', Uint8Array.of(0xff, 0xfe, 0x61, 0x00), 'is UTF-16 text; save it as UTF-8'],
    ['Latin-1', Uint8Array.of(0x61, 0xe9, 0x61), 'is not UTF-8 text'],
    ['a zero byte', Uint8Array.of(0x61, 0x00), 'is not text: it holds control characters'],
    ['an escape character', Uint8Array.of(0x1b, 0x5b), 'is not text: it holds control characters'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ status: 'no-text', reason });
  });

  it('returns every text without control characters as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(new TextEncoder().encode(text))).toEqual({ status: 'text', text });
      }),
    );
  });

  it('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(['text', 'no-text']).toContain(decodeText(bytes).status);
      }),
    );
  });
});
