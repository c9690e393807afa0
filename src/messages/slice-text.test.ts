import { describe, expect, it } from 'vitest';
import { sliceText } from './slice-text.ts';

describe('sliceText', () => {
  it.each([
    ['plain words at the length', 'abcdef', 3, 'abc'],
    ['a combining mark with the letter before it', 'abe\u0301f', 3, 'ab'],
    ['a joined emoji whole', 'ab👩\u200D💻', 5, 'ab'],
    ['a keycap whole', 'a1\uFE0F\u20E3', 2, 'a'],
    ['a line end of two characters whole', 'ab\r\nc', 3, 'ab'],
    ['a letter before an emoji', 'ab👩', 2, 'ab'],
    ['the whole of a shorter text', 'abc', 3, 'abc'],
    ['nothing where there is no room', 'abc', 0, ''],
  ])('keeps or leaves out %s', (_what, text, maxLength, slice) => {
    expect(sliceText(text, maxLength)).toBe(slice);
  });
});
