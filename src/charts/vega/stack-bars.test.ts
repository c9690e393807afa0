import { describe, expect, it } from 'vitest';
import { stackBars } from './stack-bars.ts';

const points = (...values: readonly number[]) => values.map((value, at) => ({ at: at * 10, value, segment: 0 }));

describe('stackBars', () => {
  it('puts each series on the one before, bar after bar', () => {
    expect(stackBars([points(1, 2), points(3, 4)], 25)).toEqual([
      { series: 0, from: 0, to: 10, low: 0, high: 1 },
      { series: 0, from: 10, to: 25, low: 0, high: 2 },
      { series: 1, from: 0, to: 10, low: 1, high: 4 },
      { series: 1, from: 10, to: 25, low: 2, high: 6 },
    ]);
  });

  it('lets what is negative grow downwards, whatever is above', () => {
    expect(stackBars([points(5), points(-2), points(1), points(-1)], 10).map(({ low, high }) => [low, high])).toEqual([
      [0, 5],
      [-2, 0],
      [5, 6],
      [-3, -2],
    ]);
  });

  it('gives the last bar the width of the one before where its end is not known, and a day where it is alone', () => {
    expect(stackBars([points(1, 1)], Number.NaN).at(-1)).toMatchObject({ from: 10, to: 20 });
    expect(stackBars([points(1)], Number.NaN).at(-1)).toMatchObject({ from: 0, to: 86_400_000 });
  });
});
