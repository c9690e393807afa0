import { describe, expect, it } from 'vitest';
import { periodInWords } from './period-in-words.ts';

describe('periodInWords', () => {
  it.each([
    [1, '1 second'],
    [10, '10 seconds'],
    [60, '1 minute'],
    [90, '90 seconds'],
    [300, '5 minutes'],
    [3600, '1 hour'],
    [21_600, '6 hours'],
    [86_400, '1 day'],
    [0, '0 seconds'],
  ])('says %d', (seconds, words) => {
    expect(periodInWords(seconds)).toBe(words);
  });
});
