import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBand } from './read-band.ts';

const changedAt = new Date('2026-11-22T10:15:00Z');
const reason = (points: string, lower: string, upper: string): string =>
  `Thresholds Crossed: 2 out of the last 2 datapoints [${points}] was less than the lower thresholds [${lower}] or greater than the upper thresholds [${upper}] (minimum 2 datapoints for OK -> ALARM transition).`;

describe('readBand', () => {
  it('reads an edge of each kind for each point, oldest first', () => {
    const text = reason('0.7 (22/11/26 10:13:00), 0.8 (22/11/26 10:12:00)', '0.2, -1.0E-4', '0.3, 0.4');

    expect(readBand(text, changedAt)).toEqual([
      { at: '2026-11-22T10:12:00.000Z', low: -0.0001, high: 0.4 },
      { at: '2026-11-22T10:13:00.000Z', low: 0.2, high: 0.3 },
    ]);
  });

  it.each([
    ['there are fewer edges than points', reason('0.7 (22/11/26 10:13:00), 0.8 (22/11/26 10:12:00)', '0.2', '0.3')],
    ['an edge is no number', reason('0.7 (22/11/26 10:13:00)', '0.2.3', '0.3')],
    ['there is a threshold', 'Threshold Crossed: 1 datapoint [97.25 (22/11/26 10:13:00)] was greater than the threshold (90.0).'],
    ['there is nothing', ''],
  ])('is empty where %s', (_where, text) => {
    expect(readBand(text, changedAt)).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (points, lower, upper) => {
        for (const { low, high } of readBand(reason(points, lower, upper), changedAt)) {
          expect([low, high].every((edge) => Number.isFinite(edge))).toBe(true);
        }
      }),
    );
  });
});
