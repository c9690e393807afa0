import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotPoints } from './plot-points.ts';

const minute = (count: number): string => new Date(count * 60_000).toISOString();
const point = (at: number, value = 1): { at: string; value: number } => ({ at: minute(at), value });

describe('plotPoints', () => {
  it('orders points by their instants', () => {
    expect(plotPoints([point(2, 20), point(1, 10)], 60)).toEqual([
      { at: 60_000, value: 10, segment: 0 },
      { at: 120_000, value: 20, segment: 0 },
    ]);
  });

  it('keeps the last of several points of one instant', () => {
    expect(plotPoints([point(1, 10), point(1, 11)], 60)).toEqual([{ at: 60_000, value: 11, segment: 0 }]);
  });

  it('begins a new segment where a measurement is missing', () => {
    expect(plotPoints([point(1), point(2), point(4), point(5)], 60).map(({ segment }) => segment)).toEqual([0, 0, 1, 1]);
  });

  it('keeps one segment where points come a little late', () => {
    expect(plotPoints([point(1), point(2.4), point(3)], 60).map(({ segment }) => segment)).toEqual([0, 0, 0]);
  });

  it('takes the usual distance for the period where none is known', () => {
    expect(plotPoints([point(0), point(5), point(10), point(30), point(35)]).map(({ segment }) => segment)).toEqual([0, 0, 0, 1, 1]);
  });

  it('leaves out points that cannot be read', () => {
    expect(plotPoints([{ at: 'yesterday', value: 1 }, { at: minute(1), value: Number.NaN }, point(2, 5)])).toEqual([
      { at: 120_000, value: 5, segment: 0 },
    ]);
  });

  it('draws values beyond what CloudWatch takes at its limit', () => {
    const values = plotPoints([point(1, Infinity), point(2, -1e300)], 60).map(({ value }) => value);

    expect(values).toEqual([2 ** 360, -(2 ** 360)]);
  });

  it('returns finite values in rising order whatever the points are', () => {
    const anyPoint = fc.record({
      at: fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      value: fc.double(),
    });
    fc.assert(
      fc.property(fc.array(anyPoint), fc.option(fc.integer(), { nil: undefined }), (points, periodSeconds) => {
        const plotted = plotPoints(points, periodSeconds);

        expect(plotted.every(({ value }) => Number.isFinite(value))).toBe(true);
        plotted.slice(1).forEach((later, index) => {
          expect(later.at).toBeGreaterThan(plotted[index]?.at ?? Infinity);
        });
      }),
    );
  });
});
