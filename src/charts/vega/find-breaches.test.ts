import { describe, expect, it } from 'vitest';
import type { ThresholdComparison } from '../../domain/metric-chart.ts';
import { findBreaches, isBreachedAbove } from './find-breaches.ts';

const line = (...values: number[]) => values.map((value, index) => ({ at: index * 10, value, segment: 0 }));
const above = { value: 80, comparison: 'GreaterThanThreshold' } as const;

describe('findBreaches', () => {
  it('finds nothing where no value is beyond the threshold', () => {
    expect(findBreaches(line(10, 80, 20), above)).toEqual([]);
  });

  it('finds the values beyond the threshold and the places where the line crosses it', () => {
    expect(findBreaches(line(60, 100, 40), above)).toEqual([
      { at: 5, value: 80, span: 1, isMeasured: false },
      { at: 10, value: 100, span: 1, isMeasured: true },
      { at: 10 + (20 / 60) * 10, value: 80, span: 1, isMeasured: false },
    ]);
  });

  it('numbers each unbroken breach', () => {
    const spans = findBreaches(line(90, 90, 70, 90), above).map(({ span }) => span);

    expect(spans).toEqual([1, 1, 1, 2, 2]);
  });

  it('does not join breaches over a gap', () => {
    const points = [
      { at: 0, value: 90, segment: 0 },
      { at: 100, value: 95, segment: 1 },
    ];

    expect(findBreaches(points, above)).toEqual([
      { at: 0, value: 90, span: 1, isMeasured: true },
      { at: 100, value: 95, span: 2, isMeasured: true },
    ]);
  });

  it.each<[ThresholdComparison, number[]]>([
    ['GreaterThanThreshold', [81]],
    ['GreaterThanOrEqualToThreshold', [80, 81]],
    ['LessThanThreshold', [79]],
    ['LessThanOrEqualToThreshold', [79, 80]],
  ])('compares as %s says', (comparison, expected) => {
    const measured = findBreaches(line(79, 80, 81), { value: 80, comparison }).filter(({ isMeasured }) => isMeasured);

    expect(measured.map(({ value }) => value)).toEqual(expected);
  });
});

describe('isBreachedAbove', () => {
  it('tells the bad side from the comparison', () => {
    expect(isBreachedAbove(above)).toBe(true);
    expect(isBreachedAbove({ value: 80, comparison: 'LessThanOrEqualToThreshold' })).toBe(false);
  });
});
