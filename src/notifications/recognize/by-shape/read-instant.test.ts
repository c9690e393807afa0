import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEpoch, readInstant, readZonelessInstant } from './read-instant.ts';

describe('readInstant', () => {
  it.each([
    ['2026-11-22T10:15:20Z', '2026-11-22T10:15:20.000Z'],
    ['2026-11-22T10:15:20.412+0000', '2026-11-22T10:15:20.412Z'],
    ['2026-11-22T10:15:20.412345678Z', '2026-11-22T10:15:20.412Z'],
    ['2026-11-22T10:15+02:00', '2026-11-22T08:15:00.000Z'],
    ['2026-11-22 10:15:20 UTC', '2026-11-22T10:15:20.000Z'],
    ['Sat, 05 Jun 2016 15:10:09 GMT', '2016-06-05T15:10:09.000Z'],
    ['Sun Nov 22 10:15:20 UTC 2026', '2026-11-22T10:15:20.000Z'],
    ['Sun Nov 22 09:06:56.334 UTC 2026', '2026-11-22T09:06:56.334Z'],
  ])('reads %s', (text, at) => {
    expect(readInstant(text)).toBe(at);
  });

  it.each([
    ['no zone', '2026-11-22 10:15:20'],
    ['no time', '2026-11-22'],
    ['no such day', '2026-13-40T10:15:20Z'],
    ['no such hour', '2026-11-22T99:99:99Z'],
    ['no zone, as date writes it', 'Sun Nov 22 10:15:20 2026'],
    ['no zone, in words', 'Sep 1, 2017 4:12:29 PM'],
    ['more than an instant', '2026-11-22T10:15:20Z and later'],
    ['nothing', ''],
    ['a year beyond four digits', '+020260-11-22T10:15:20Z'],
  ])('refuses a text with %s', (_what, text) => {
    expect(readInstant(text)).toBeUndefined();
  });

  it('reads what dates write', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
        (date) => {
          expect(readInstant(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });
});

describe('readZonelessInstant', () => {
  it.each([
    ['2026-11-22 10:15:20.412', '2026-11-22T10:15:20.412Z'],
    ['2026-11-22T10:15:20', '2026-11-22T10:15:20.000Z'],
    ['Nov 22, 2026 10:13:20 AM', '2026-11-22T10:13:20.000Z'],
    ['Nov 2, 2026 1:13:20 PM', '2026-11-02T13:13:20.000Z'],
  ])('takes %s for UTC', (text, at) => {
    expect(readZonelessInstant(text)).toBe(at);
  });

  it.each(['22/11/26 10:13:20', '2026-11-22', 'Nov 44, 2026 10:13:20 AM', 'soon', ''])('leaves %j aside', (text) => {
    expect(readZonelessInstant(text)).toBeUndefined();
  });
});

describe('readEpoch', () => {
  it('reads seconds and milliseconds', () => {
    expect(readEpoch(1_795_342_400)).toBe('2026-11-22T10:13:20.000Z');
    expect(readEpoch(1_795_342_400_000)).toBe('2026-11-22T10:13:20.000Z');
  });

  it.each([0, -1, 42, 1e10, 1e15, 1e308, Number.POSITIVE_INFINITY, Number.NaN])('takes %d for a plain number', (value) => {
    expect(readEpoch(value)).toBeUndefined();
  });
});
