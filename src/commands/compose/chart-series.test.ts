import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoints, SERIES_POINTS_MAX, toSeries } from './chart-series.ts';

const BEGIN = Date.UTC(2026, 2, 1);
const minute = (index: number): string => new Date(BEGIN + index * 60_000).toISOString();

describe('readPoints', () => {
  it('orders what is readable and leaves out the rest', () => {
    expect(
      readPoints([
        [new Date(minute(2)), 3],
        [minute(1), '2.5'],
        ['never', 1],
        [new Date(Number.NaN), 1],
        [minute(3), Number.NaN],
        [minute(4), Number.POSITIVE_INFINITY],
        [minute(5), 'n/a'],
        [minute(6), ''],
        [minute(7), null],
        [undefined, 8],
      ]),
    ).toEqual([
      { at: minute(1), value: 2.5 },
      { at: minute(2), value: 3 },
    ]);
  });
});

describe('toSeries', () => {
  it('leaves a short series as it is, and knows its period', () => {
    const points = [0, 5, 10, 60].map((index) => ({ at: minute(index), value: index }));

    expect(toSeries('a', points)).toEqual({ name: 'a', points, periodSeconds: 300 });
  });

  it('keeps the ends and every peak of a long series', () => {
    const points = Array.from({ length: 5000 }, (_, index) => ({ at: minute(index), value: index === 3333 ? 1000 : index % 7 }));

    const series = toSeries('a', points);

    expect(series.points.length).toBeLessThanOrEqual(SERIES_POINTS_MAX);
    expect(series.points).toContainEqual({ at: minute(3333), value: 1000 });
    expect(series.points[0]).toEqual(points[0]);
    expect(series.points.at(-1)).toEqual(points.at(-1));
  });

  it('keeps its limit and its order for any points, and none of its neighbors is taken for a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 501, maxLength: 3000 }), (values) => {
        const { points, periodSeconds = 0 } = toSeries(
          'a',
          values.map((value, index) => ({ at: minute(index), value })),
        );

        expect(points.length).toBeLessThanOrEqual(SERIES_POINTS_MAX);
        const instants = points.map(({ at }) => Date.parse(at));
        const distances = instants.slice(1).map((at, index) => at - (instants[index] ?? at));
        expect(Math.min(...distances)).toBeGreaterThan(0);
        expect(Math.max(...distances)).toBeLessThanOrEqual(periodSeconds * 1000 * 1.5);
      }),
      { numRuns: 20 },
    );
  });
});
