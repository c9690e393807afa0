import { describe, expect, it } from 'vitest';
import { exceedsLimit } from './exceeds-limit.ts';

describe('exceedsLimit', () => {
  it.each([
    ['$1012.41', '$1000.00', true],
    ['$1000.00', '$1000.00', true],
    ['$912.41', '$1000.00', false],
    ['1,912.41 USD', '$900.00', true],
    ['85 %', '80 %', true],
    ['-5', '0', false],
  ])('compares %s with %s', (amount, limit, isExceeded) => {
    expect(exceedsLimit(amount, limit)).toBe(isExceeded);
  });

  it.each([
    [undefined, '$1000.00'],
    ['$1000.00', undefined],
    ['much', '$1000.00'],
    ['$1000.00', '> $900.00 of $1000'],
    ['', ''],
  ])('knows nothing of %s and %s', (amount, limit) => {
    expect(exceedsLimit(amount, limit)).toBe(false);
  });
});
