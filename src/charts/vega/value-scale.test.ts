import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeValueScale } from './value-scale.ts';

describe('makeValueScale', () => {
  it('stands on zero where the values begin near it', () => {
    const { domain, ticks } = makeValueScale([30, 94, 80], 5);

    expect(domain[0]).toBe(0);
    expect(domain[1]).toBeGreaterThan(94);
    expect(ticks).toEqual([0, 25, 50, 75, 100]);
  });

  it('hangs from zero where the values are negative and end near it', () => {
    expect(makeValueScale([-30, -94], 4).domain[1]).toBe(0);
  });

  it('does not go down to zero for values far from it', () => {
    expect(makeValueScale([1000, 1010], 4).domain[0]).toBeGreaterThan(990);
  });

  it.each([0, 5, -7, 2 ** 360, 1e-100])('gives equal values of %d room on both sides', (value) => {
    const { domain } = makeValueScale([value, value], 4);

    expect(domain[0]).toBeLessThan(value);
    expect(domain[1]).toBeGreaterThan(value);
  });

  it('has a scale for no values', () => {
    expect(makeValueScale([], 4).domain).toEqual([-1.24, 1.24]);
  });

  it('names its ends where no round numbers fit between neighbors', () => {
    const value = 2 ** 60;

    expect(makeValueScale([value, value + 256], 4).ticks).toHaveLength(2);
  });

  it('always spans all values, with a few ticks between its ends', () => {
    const anyValue = fc.double({ noNaN: true, min: -(2 ** 360), max: 2 ** 360 });
    fc.assert(
      fc.property(fc.array(anyValue, { minLength: 1, maxLength: 20 }), fc.integer({ min: 2, max: 10 }), (values, tickCount) => {
        const { domain, ticks } = makeValueScale(values, tickCount);

        expect(domain[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeLessThanOrEqual(tickCount + 2);
        expect(new Set(ticks).size).toBe(ticks.length);
      }),
    );
  });
});
