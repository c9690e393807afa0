import { describe, expect, it } from 'vitest';
import { thinPoints } from './thin-points.ts';

const points = (count: number, valueOf: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({ at: index * 60_000, value: valueOf(index), segment: index < count / 2 ? 0 : 1 }));

describe('thinPoints', () => {
  it('leaves few points alone', () => {
    const few = points(20, (index) => index);

    expect(thinPoints(few, 10)).toEqual(few);
  });

  it('keeps both ends, every peak and the order of many points', () => {
    const many = points(5000, (index) => (index === 2503 ? 100 : index === 3100 ? -100 : index % 7));

    const thinned = thinPoints(many, 100);

    expect(thinned.length).toBeLessThanOrEqual(2 * 102 + 2);
    expect([thinned[0], thinned.at(-1)]).toEqual([many[0], many.at(-1)]);
    expect(thinned).toContainEqual(many[2503]);
    expect(thinned).toContainEqual(many[3100]);
    expect(thinned.map(({ at }) => at)).toEqual(thinned.map(({ at }) => at).sort((one, other) => one - other));
  });

  it('keeps points on both sides of a gap', () => {
    const thinned = thinPoints(
      points(1000, () => 1),
      10,
    );

    expect(new Set(thinned.map(({ segment }) => segment))).toEqual(new Set([0, 1]));
  });

  it('returns nothing for nothing', () => {
    expect(thinPoints([], 10)).toEqual([]);
  });
});
