import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epoch, parseTimestamp } from './parse-timestamp.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:30', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31T12:30:15', '2026-01-31T12:30:15.000Z'],
    ['2026-01-31 12:30:15', '2026-01-31T12:30:15.000Z'],
    ['2026-01-31T12:30:15Z', '2026-01-31T12:30:15.000Z'],
    ['2026-01-31t12:30:15z', '2026-01-31T12:30:15.000Z'],
    ['2026-01-31T12:30:15.5Z', '2026-01-31T12:30:15.500Z'],
    ['2026-01-31T12:30:15,5Z', '2026-01-31T12:30:15.500Z'],
    ['2026-01-31T12:30:15.123456789Z', '2026-01-31T12:30:15.123Z'],
    ['2026-01-31T12:30:15+02:00', '2026-01-31T10:30:15.000Z'],
    ['2026-01-31T12:30:15-0530', '2026-01-31T18:00:15.000Z'],
    ['2026-01-31T12:30:15+02', '2026-01-31T10:30:15.000Z'],
    ['2026-01-31T12:30:15 UTC', '2026-01-31T12:30:15.000Z'],
    ['20260131T123015Z', '2026-01-31T12:30:15.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    [' 2026-01-31 ', '2026-01-31T00:00:00.000Z'],
  ])('reads ISO 8601: %j', (text, instant) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(instant);
  });

  it.each([
    ['0', '1970-01-01T00:00:00.000Z'],
    ['1769862615', '2026-01-31T12:30:15.000Z'],
    // Eight digits could be a day; the AWS CLI takes every number for seconds.
    ['20260131', '1970-08-23T11:48:51.000Z'],
    ['2026', '1970-01-01T00:33:46.000Z'],
    ['1769862615.25', '2026-01-31T12:30:15.250Z'],
    ['-1', '1969-12-31T23:59:59.000Z'],
  ])('reads seconds since 1970: %s', (text, instant) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(instant);
  });

  it.each([
    ['Sat, 31 Jan 2026 12:30:15 GMT', '2026-01-31T12:30:15.000Z'],
    ['31 Jan 2026 12:30:15 +0200', '2026-01-31T10:30:15.000Z'],
    ['sat, 31 jan 2026 12:30', '2026-01-31T12:30:00.000Z'],
  ])('reads RFC 822: %s', (text, instant) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    'now',
    'yesterday',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-01-31T24:00',
    '2026-01-31T12:60',
    '2026-01-31T12:30:60',
    '01/02/2026',
    '31 Foo 2026 12:30:15 GMT',
    '32 Jan 2026 12:30:15 GMT',
    '1769862615000000',
    '0x10',
    '1e9',
    'NaN',
    '2026-1-1',
  ])('finds no instant in %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('reads back every instant that it writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTimestamp(date.toISOString())).toEqual(date);
        },
      ),
    );
  });

  it('gives an instant of years with four digits, or none, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:TZ.+ -]{0,30}$/)), (text) => {
        const instant = parseTimestamp(text);

        expect(instant === undefined || /^\d{4}-|^-00000?\d-|^[+-]\d{6}-/.test(instant.toISOString())).toBe(true);
      }),
    );
  });
});

describe('epoch', () => {
  it('takes no milliseconds for seconds', () => {
    expect(epoch(1_769_862_615_000)).toBeUndefined();
    expect(epoch(253_402_300_799)?.toISOString()).toBe('9999-12-31T23:59:59.000Z');
    expect(epoch(253_402_300_800)).toBeUndefined();
  });
});
