import { describe, expect, it } from 'vitest';
import { durationInWords } from './duration-in-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('durationInWords', () => {
  it.each([
    [0, 'less than a second'],
    [999, 'less than a second'],
    [59_999, '59 s'],
    [12 * MINUTE + 30_000, '12 min'],
    [HOUR, '1 h'],
    [3 * HOUR + 5 * MINUTE, '3 h 5 min'],
    [DAY, '1 d'],
    [40 * DAY + 5 * HOUR + 59 * MINUTE, '40 d 5 h'],
  ])('says %i ms as %s', (milliseconds, words) => {
    expect(durationInWords(milliseconds)).toBe(words);
  });

  it.each([-1, Number.NaN])('says nothing of %d', (milliseconds) => {
    expect(durationInWords(milliseconds)).toBeUndefined();
  });
});
