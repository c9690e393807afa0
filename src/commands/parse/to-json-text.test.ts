import { describe, expect, it } from 'vitest';
import { hasUnwritableBytes, textOfBytes, toJsonText, writeBytes } from './to-json-text.ts';

const text = new TextEncoder().encode('hällo\uFEFF');
const noText = new Uint8Array([0xff, 0xfe]);

describe('toJsonText', () => {
  it('writes bytes, instants and big integers in a form in which they can be given again', () => {
    const value = { a: [new Date(0), 12n, null, undefined], b: { c: text, d: 1.5, e: true } };

    expect(toJsonText(value, false)).toBe('{"a":["1970-01-01T00:00:00.000Z","12",null,null],"b":{"c":"hällo\uFEFF","d":1.5,"e":true}}');
    expect(toJsonText({ c: noText }, true)).toBe('{"c":"//4="}');
  });
});

describe('textOfBytes', () => {
  it('reads UTF-8 and nothing else', () => {
    expect(textOfBytes(text)).toBe('hällo\uFEFF');
    expect(textOfBytes(noText)).toBeUndefined();
    expect(textOfBytes(new Uint8Array())).toBe('');
  });
});

describe('hasUnwritableBytes', () => {
  it('looks at any depth for bytes that are no text', () => {
    expect(hasUnwritableBytes({ a: [{ b: noText }] })).toBe(true);
    expect(hasUnwritableBytes({ a: [{ b: text }], c: new Date(), d: null, e: 'x' })).toBe(false);
  });
});

describe('writeBytes', () => {
  it('writes them as text or in Base64', () => {
    expect(writeBytes(text, false)).toBe('hällo\uFEFF');
    expect(writeBytes(noText, true)).toBe('//4=');
  });
});
