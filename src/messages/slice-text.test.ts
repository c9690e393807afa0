import { describe, expect, it } from 'vitest';
import { sliceText } from './slice-text.ts';

describe('sliceText', () => {
  it.each([
    ['plain words at the length', { text: 'abcdef', maxLength: 3, slice: 'abc' }],
    ['a combining mark with the letter before it', { text: 'abe\u0301f', maxLength: 3, slice: 'ab' }],
    ['a joined emoji whole', { text: 'ab👩\u200D💻', maxLength: 5, slice: 'ab' }],
    ['a keycap whole', { text: 'a1\uFE0F\u20E3', maxLength: 2, slice: 'a' }],
    ['a line end of two characters whole', { text: 'ab\r\nc', maxLength: 3, slice: 'ab' }],
    ['a letter before an emoji', { text: 'ab👩', maxLength: 2, slice: 'ab' }],
    ['the whole of a shorter text', { text: 'abc', maxLength: 3, slice: 'abc' }],
    ['nothing where there is no room', { text: 'abc', maxLength: 0, slice: '' }],
  ])('keeps or leaves out %s', (_what, { text, maxLength, slice }) => {
    expect(sliceText(text, maxLength)).toBe(slice);
  });
});
