import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotBand, thinBand } from './plot-band.ts';

const minute = (count: number): string => new Date(count * 60_000).toISOString();
const edges = (at: number, low = 1, high = 2): { at: string; low: number; high: number } => ({ at: minute(at), low, high });

describe('plotBand', () => {
  it('orders the edges by their instants, and the lower one first', () => {
    expect(plotBand([edges(2, 9, 4), edges(1)], 60)).toEqual([
      { at: 60_000, low: 1, high: 2, segment: 0 },
      { at: 120_000, low: 4, high: 9, segment: 0 },
    ]);
  });

  it('is cut where measurements are missing', () => {
    expect(plotBand([edges(1), edges(2), edges(5)], 60).map(({ segment }) => segment)).toEqual([0, 0, 1]);
  });

  it('leaves out what cannot be read', () => {
    expect(plotBand([{ at: 'never', low: 1, high: 2 }, edges(1, Number.NaN), edges(2, 1, Number.POSITIVE_INFINITY)], 60)).toEqual([
      { at: 120_000, low: 1, high: 2 ** 360, segment: 0 },
    ]);
  });
});

describe('thinBand', () => {
  it('leaves a short one as it is', () => {
    const band = plotBand([edges(1), edges(2)], 60);

    expect(thinBand(band, 10)).toEqual(band);
  });

  it('keeps the outline in few points', () => {
    const anyBand = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 50 })), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(anyBand, fc.integer({ min: 1, max: 40 }), (widths, spanCount) => {
        const band = plotBand(
          widths.map(([low, width], index) => edges(index, low, low + width)),
          60,
        );
        const thinned = thinBand(band, spanCount);

        expect(thinned.length).toBeLessThanOrEqual(spanCount + 1);
        expect(Math.min(...thinned.map(({ low }) => low))).toBe(Math.min(...band.map(({ low }) => low)));
        expect(Math.max(...thinned.map(({ high }) => high))).toBe(Math.max(...band.map(({ high }) => high)));
      }),
    );
  });
});
