import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from './parse-timestamp.ts';

describe('parseTimestamp', () => {
  it.each([
    ['2026-03-06T19:53:21.424Z', '2026-03-06T19:53:21.424Z'],
    ['2026-03-06T19:53:21Z', '2026-03-06T19:53:21.000Z'],
    ['2028-02-29T00:00:00.1Z', '2028-02-29T00:00:00.100Z'],
  ])('parses %s', (text, expected) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '',
    '2026-02-30T00:00:00.000Z',
    '2026-13-01T00:00:00.000Z',
    '2026-03-06T24:00:00.000Z',
    '2026-03-06T19:53:21.424+01:00',
    '2026-03-06 19:53:21Z',
    '2026-03-06',
    '1772826801424',
    '2026-03-06T19:53:21.424Z\n',
    '+002026-03-06T19:53:21Z',
  ])('refuses %j', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  it('reads back every instant that it could have been written from', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        expect(parseTimestamp(date.toISOString())).toEqual(date);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseTimestamp(text)).toBeUndefined();
      }),
    );
  });
});
