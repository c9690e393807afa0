import { describe, expect, it } from 'vitest';
import { countOf } from './count-of.ts';

describe('countOf', () => {
  it.each([
    [0, '0 events'],
    [1, '1 event'],
    [2, '2 events'],
  ])('says %i in words that agree', (count, words) => {
    expect(countOf(count, 'event')).toBe(words);
  });
});
