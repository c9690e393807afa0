import { describe, expect, it } from 'vitest';
import { growthFactor } from './young-generation.ts';

const MB = 2 ** 20;

describe('growthFactor', () => {
  it('lets the young generation double while that stays within 16 MB', () => {
    expect([1 * MB, 4 * MB, 8 * MB].map(growthFactor)).toEqual([2, 2, 2]);
  });

  it('keeps it as it is where doubling would go beyond', () => {
    expect([8 * MB + 1, 16 * MB, 64 * MB].map(growthFactor)).toEqual([1, 1, 1]);
  });
});
