import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BandComparison, ThresholdComparison } from '../../domain/metric-chart.ts';
import { boundsOfBand, boundsOfThreshold, findBreaches, isBreachedAbove } from './find-breaches.ts';

const line = (...values: number[]) => values.map((value, index) => ({ at: index * 10, value, segment: 0 }));
const band = (low: number, high: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ at: index * 10, low, high, segment: 0 }));
const threshold = { value: 80, comparison: 'GreaterThanThreshold' } as const;
const above = boundsOfThreshold(threshold);
const measuredIn = (breaches: ReturnType<typeof findBreaches>): number[] =>
  breaches.filter(({ isMeasured }) => isMeasured).map(({ value }) => value);

describe('findBreaches', () => {
  it('finds nothing where no value is beyond the threshold', () => {
    expect(findBreaches(line(10, 80, 20), above)).toEqual([]);
  });

  it('finds the values beyond the threshold and the places where the line crosses it', () => {
    expect(findBreaches(line(60, 100, 40), above)).toEqual([
      { at: 5, value: 80, edge: 80, span: 1, isMeasured: false },
      { at: 10, value: 100, edge: 80, span: 1, isMeasured: true },
      { at: 10 + (20 / 60) * 10, value: 80, edge: 80, span: 1, isMeasured: false },
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
      { at: 0, value: 90, edge: 80, span: 1, isMeasured: true },
      { at: 100, value: 95, edge: 80, span: 2, isMeasured: true },
    ]);
  });

  it.each<[ThresholdComparison, number[]]>([
    ['GreaterThanThreshold', [81]],
    ['GreaterThanOrEqualToThreshold', [80, 81]],
    ['LessThanThreshold', [79]],
    ['LessThanOrEqualToThreshold', [79, 80]],
  ])('compares as %s says', (comparison, expected) => {
    expect(measuredIn(findBreaches(line(79, 80, 81), boundsOfThreshold({ value: 80, comparison })))).toEqual(expected);
  });

  it.each<[BandComparison, number[]]>([
    ['GreaterThanUpperThreshold', [21]],
    ['LessThanLowerThreshold', [9]],
    ['LessThanLowerOrGreaterThanUpperThreshold', [9, 21]],
  ])('compares with a band as %s says', (comparison, expected) => {
    expect(measuredIn(findBreaches(line(9, 10, 20, 21), boundsOfBand(band(10, 20, 4), comparison)))).toEqual(expected);
  });

  it('finds where the line leaves a band whose edge rises', () => {
    const rising = [
      { at: 0, low: 0, high: 10, segment: 0 },
      { at: 10, low: 10, high: 20, segment: 0 },
    ];

    const [crossing, measured] = findBreaches(line(0, 40), boundsOfBand(rising, 'GreaterThanUpperThreshold'));

    expect(crossing?.at).toBeCloseTo(10 / 3);
    expect(crossing?.value).toBeCloseTo(10 + 10 / 3);
    expect(measured).toEqual({ at: 10, value: 40, edge: 20, span: 1, isMeasured: true });
  });

  it('makes two breaches of a jump from one side of the band to the other', () => {
    const breaches = findBreaches(line(0, 30), boundsOfBand(band(10, 20, 2), 'LessThanLowerOrGreaterThanUpperThreshold'));

    expect(breaches.map(({ value, edge, span }) => [value, edge, span])).toEqual([
      [0, 10, 1],
      [10, 10, 1],
      [20, 20, 2],
      [30, 20, 2],
    ]);
  });

  it('finds nothing where there is no band', () => {
    expect(findBreaches(line(0, 30, 0), boundsOfBand(band(10, 20, 1), 'GreaterThanUpperThreshold'))).toEqual([]);
  });

  it('keeps every piece between the points that it lies between', () => {
    const anyLine = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { maxLength: 12 });
    const anyBand = fc.array(fc.tuple(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.double({ noNaN: true, min: 0, max: 1e6 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyLine, anyBand, (values, edges) => {
        const plotted = edges.map(([low, width], index) => ({ at: index * 10, low, high: low + width, segment: 0 }));
        const breaches = findBreaches(line(...values), boundsOfBand(plotted, 'LessThanLowerOrGreaterThanUpperThreshold'));

        expect(breaches.map(({ at }) => at)).toEqual(breaches.map(({ at }) => at).toSorted((one, other) => one - other));
        expect(breaches.every(({ at, value, edge }) => [at, value, edge].every(Number.isFinite))).toBe(true);
      }),
    );
  });
});

describe('isBreachedAbove', () => {
  it('tells the bad side from the comparison', () => {
    expect(isBreachedAbove(threshold)).toBe(true);
    expect(isBreachedAbove({ value: 80, comparison: 'LessThanOrEqualToThreshold' })).toBe(false);
  });
});
