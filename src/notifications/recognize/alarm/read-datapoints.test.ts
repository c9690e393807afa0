import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDatapoints } from './read-datapoints.ts';

const changedAt = new Date('2026-11-22T10:25:31.218Z');
const read = (reason: string, at = changedAt): [string, number][] => readDatapoints(reason, at).map((point) => [point.at, point.value]);

describe('readDatapoints', () => {
  it('reads the few points inside the sentence, oldest first', () => {
    const reason =
      'Threshold Crossed: 2 out of the last 3 datapoints [1.8234 (22/11/26 10:23:00), 0.9127 (22/11/26 10:22:00)] ' +
      'were greater than the threshold (0.75) (minimum 2 datapoints for OK -> ALARM transition).';

    expect(read(reason)).toEqual([
      ['2026-11-22T10:22:00.000Z', 0.9127],
      ['2026-11-22T10:23:00.000Z', 1.8234],
    ]);
  });

  it('reads the most recent points behind the sentence', () => {
    const reason =
      'Threshold Crossed: 5 datapoints were greater than or equal to the threshold (80.0). ' +
      'The most recent datapoints which crossed the threshold: [84.93923823723915 (22/11/26 10:24:00), 84.9 (22/11/26 10:23:00)].';

    expect(read(reason)).toEqual([
      ['2026-11-22T10:23:00.000Z', 84.9],
      ['2026-11-22T10:24:00.000Z', 84.93923823723915],
    ]);
  });

  it.each([
    ['a single point', 'Threshold Crossed: 1 datapoint [17.0 (22/11/26 10:14:00)] was greater than the threshold (10.0).', 17],
    ['a negative number', '1 datapoint [-3.5 (22/11/26 10:14:00)] was less than the threshold (0.0).', -3.5],
    ['powers of ten as Java writes them', '1 datapoint [1.0E-4 (22/11/26 10:14:00)] was', 0.0001],
    ['large powers of ten', '1 datapoint [1.2345678E9 (22/11/26 10:14:00)] was', 1_234_567_800],
    ['a whole number', '1 datapoint [3 (22/11/26 10:14:00)] was', 3],
    [
      'the point of a band, not its thresholds',
      'Thresholds Crossed: 1 out of the last 1 datapoints [0.7 (22/11/26 10:14:00)] was less than the lower thresholds [0.37] or greater than the upper thresholds [0.42]',
      0.7,
    ],
    ['the day before the month', '1 datapoint [5.0 (21/11/26 23:59:00)] was', 5],
  ])('reads %s', (_what, reason, value) => {
    expect(read(reason).map((point) => point[1])).toEqual([value]);
  });

  it.each([
    ['no point', 'Insufficient Data: 2 datapoints were unknown.'],
    [
      'points without times',
      'Threshold Crossed: 2 datapoints were greater than the threshold (1.0). The most recent datapoints: [2.0, 3.0].',
    ],
    ['a month that is none', '1 datapoint [5.0 (22/13/26 10:14:00)] was'],
    ['a day that the month does not have', '1 datapoint [5.0 (31/06/26 10:14:00)] was'],
    ['a time that is none', '1 datapoint [5.0 (22/11/26 25:61:00)] was'],
    ['no number', '1 datapoint [NaN (22/11/26 10:14:00)] was'],
    ['a number that is too large', `1 datapoint [1.0E999 (22/11/26 10:14:00)] was`],
    ['nothing', ''],
  ])('finds no point in a reason with %s', (_what, reason) => {
    expect(read(reason)).toEqual([]);
  });

  it('leaves out points that an alarm cannot have looked at', () => {
    expect(read('[5.0 (22/11/26 10:26:00)]')).toEqual([]);
    expect(read('[5.0 (15/11/26 10:25:00)]')).toEqual([]);
    expect(read('[5.0 (15/11/26 10:26:00)]')).toHaveLength(1);
    expect(read('[5.0 (22/11/26 10:14:00)]', new Date(Number.NaN))).toEqual([]);
  });

  it('keeps one point of an instant and a hundred in all', () => {
    const minutes = Array.from({ length: 300 }, (_, index) => new Date(changedAt.getTime() - index * 60_000).toISOString());
    const reason = minutes.map((at) => `1.0 (${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(2, 4)} ${at.slice(11, 19)})`).join(', ');

    expect(read('[5.0 (22/11/26 10:14:00), 6.0 (22/11/26 10:14:00)]')).toEqual([['2026-11-22T10:14:00.000Z', 6]]);
    expect(read(`[${reason}]`)).toHaveLength(100);
  });

  it('reads back any points that CloudWatch could write', () => {
    const minute = fc.integer({ min: 1, max: 10_000 }).map((minutes) => new Date(changedAt.getTime() - minutes * 60_000));
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { maxLength: 5, selector: Number }),
        fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
        (dates, value) => {
          const number = Number(value.toFixed(4)) + 0;
          const points = dates.map((date) => {
            const at = date.toISOString();
            return `${number} (${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(2, 4)} ${at.slice(11, 19)})`;
          });

          const expected = dates.map((date) => date.toISOString().replace('.218', '.000')).toSorted();

          expect(read(`${dates.length} datapoints [${points.join(', ')}] were`)).toEqual(expected.map((at) => [at, number]));
        },
      ),
    );
  });

  it('takes a quarter of a megabyte of digits without getting slow', () => {
    for (const unit of ['1', '1.', '1.0 (', '-1E', '1.0 (22/11/26 ', '((']) {
      expect(read(unit.repeat(262_144 / unit.length))).toEqual([]);
    }
  });
});
