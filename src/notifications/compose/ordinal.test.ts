import { describe, expect, it } from 'vitest';
import { ordinal } from './ordinal.ts';

describe('ordinal', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [22, '22nd'],
    [113, '113th'],
  ])('writes %i as %s', (count, word) => {
    expect(ordinal(count)).toBe(word);
  });
});
