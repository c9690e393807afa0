import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity } from './format-quantity.ts';

describe('formatQuantity', () => {
  it.each([
    [80, 'Percent', '80%'],
    [0, 'Percent', '0%'],
    [1_500_000_000, 'Bytes', '1.5 GB'],
    [1000, 'Bytes', '1 kB'],
    [999, 'Bytes', '999 B'],
    [0, 'Bytes', '0 B'],
    [0.25, 'Bytes', '0.25 B'],
    [2_000_000, 'Bits/Second', '2 Mbit/s'],
    [-3e12, 'Bytes', '−3 TB'],
    [250, 'Milliseconds', '250 ms'],
    [1.25, 'Seconds', '1.25 s'],
    [0.25, 'Seconds', '250 ms'],
    [0.0000015, 'Seconds', '1.5 µs'],
    [-0.1, 'Microseconds', '−100 ns'],
    [20_000, 'Milliseconds', '20 s'],
    [3600, 'Seconds', '3,600 s'],
    [-90_000, 'Seconds', '−90,000 s'],
    [2e7, 'Seconds', '20M s'],
    [0, 'Milliseconds', '0 ms'],
    [2e-13, 'Seconds', '2E−4 ns'],
    [0.3, 'Milliseconds', '300 µs'],
    [12, 'Megabytes/Second', '12 MB/s'],
    [1500, 'Count', '1.5K'],
    [3_200_000, 'Count', '3.2M'],
    [12, 'Count/Second', '12'],
    [5, 'None', '5'],
    [5, '<script>', '5'],
    [2e15, 'Count', '2E15'],
    [0.0002, 'Count', '2E−4'],
    [2 ** 360, 'Bytes', '2.349E108'],
  ])('writes %d %s as %s', (value, unit, expected) => {
    expect(formatQuantity(value, unit)).toBe(expected);
  });

  it('keeps every finite value short', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom('Bytes', 'Percent', 'Count', 'Gigabits/Second', 'Seconds', 'Microseconds'),
        (value, unit) => {
          expect(formatQuantity(value, unit).length).toBeLessThanOrEqual(18);
        },
      ),
    );
  });
});
