import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTimeScale } from './time-scale.ts';

const at = (instant: string): number => Date.parse(instant);
const labels = (from: string, to: string, tickCount: number): string[] =>
  makeTimeScale([at(from), at(to)], undefined, tickCount).ticks.map(({ label }) => label);

describe('makeTimeScale', () => {
  it('reaches from the first point to the state change', () => {
    const first = at('2026-11-20T02:00:00Z');
    const last = at('2026-11-20T02:55:00Z');
    const change = at('2026-11-20T03:00:12Z');

    expect(makeTimeScale([first, last], change, 4).domain).toEqual([first, change]);
  });

  it('leaves out a state change that is far from all points', () => {
    const first = at('2026-11-20T02:00:00Z');
    const last = at('2026-11-20T02:55:00Z');

    expect(makeTimeScale([first, last], at('2026-11-21T02:00:00Z'), 4).domain).toEqual([first, last]);
  });

  it('puts a single point in the middle of half an hour', () => {
    const only = at('2026-11-20T02:00:00Z');

    expect(makeTimeScale([only], undefined, 4).domain).toEqual([at('2026-11-20T01:45:00Z'), at('2026-11-20T02:15:00Z')]);
  });

  it('stands around the state change where there are no points', () => {
    const change = at('2026-11-20T02:00:00Z');

    expect(makeTimeScale([], change, 4).domain).toEqual([at('2026-11-20T01:45:00Z'), at('2026-11-20T02:15:00Z')]);
  });

  it('names round instants: seconds, minutes, hours, days, years', () => {
    expect(labels('2026-11-20T02:00:00Z', '2026-11-20T02:00:40Z', 3)).toEqual(['02:00:00', '02:00:15', '02:00:30']);
    expect(labels('2026-11-20T02:03:00Z', '2026-11-20T02:31:00Z', 3)).toEqual(['02:10', '02:20', '02:30']);
    expect(labels('2026-11-20T23:30:00Z', '2026-11-21T02:31:00Z', 4)).toEqual(['00:00', '01:00', '02:00']);
    expect(labels('2026-11-20T12:00:00Z', '2026-11-23T02:31:00Z', 3)).toEqual(['Nov 21', 'Nov 22', 'Nov 23']);
    expect(labels('2016-01-01T00:00:00Z', '2026-11-23T02:31:00Z', 2)).toHaveLength(2);
  });

  it('always has few ticks, all of them within its ends', () => {
    const instant = fc
      .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
      .map((date) => date.getTime());
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 2, max: 10 }), (one, other, tickCount) => {
        const { domain, ticks } = makeTimeScale([Math.min(one, other), Math.max(one, other)], undefined, tickCount);

        expect(ticks.length).toBeLessThanOrEqual(tickCount + 1);
        expect(ticks.every((tick) => tick.at >= domain[0] && tick.at <= domain[1])).toBe(true);
      }),
    );
  });
});
