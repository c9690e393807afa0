import { describe, expect, it } from 'vitest';
import type { Datapoint } from '../../domain/metric-chart.ts';
import { LINES_MAX, POINTS_MAX, thinOut } from './thin-out.ts';

const pointsOf = (count: number, valueAt: (index: number) => number = (index) => index): readonly Datapoint[] =>
  Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.UTC(2026, 10, 22) + index * 1000).toISOString(),
    value: valueAt(index),
  }));

describe('thinOut', () => {
  it('leaves what is few enough as it is', () => {
    const reading = { points: pointsOf(POINTS_MAX), lines: [], band: [] };

    expect(thinOut(reading)).toEqual(reading);
  });

  it('keeps the highest and the lowest point in order, whatever it drops', () => {
    const spiky = pointsOf(10_800, (index) => (index === 7001 ? 999 : index === 42 ? -999 : index % 7));

    const { points } = thinOut({ points: spiky, lines: [], band: [] });

    expect(points.length).toBeLessThanOrEqual(POINTS_MAX);
    expect(points.map(({ value }) => value)).toEqual(expect.arrayContaining([999, -999]));
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted());
  });

  it('bounds lines and band too', () => {
    const lines = Array.from({ length: 9 }, (_, index) => ({ label: `l${index}`, points: pointsOf(1000) }));
    const band = pointsOf(1000).map(({ at, value }) => ({ at, low: value, high: value + 1 }));

    const thin = thinOut({ points: [], lines, band });

    expect(thin.lines).toHaveLength(LINES_MAX);
    expect(thin.lines.every(({ points }) => points.length <= POINTS_MAX)).toBe(true);
    expect(thin.band.length).toBeLessThanOrEqual(POINTS_MAX);
  });
});
