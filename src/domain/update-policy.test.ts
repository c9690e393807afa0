import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_UPDATE_POLICY, formatNewThreadAfter, parseNewThreadAfter } from './update-policy.ts';

const MINUTE = 60_000;

describe('parseNewThreadAfter', () => {
  it.each([
    ['1m', MINUTE],
    ['90m', 90 * MINUTE],
    ['24h', 24 * 60 * MINUTE],
    ['12H', 12 * 60 * MINUTE],
    [' 7d ', 7 * 24 * 60 * MINUTE],
    ['90d', 90 * 24 * 60 * MINUTE],
  ])('reads %s', (text, milliseconds) => {
    expect(parseNewThreadAfter(text)).toBe(milliseconds);
  });

  it.each(['', '24', 'h', '0m', '0h', '91d', '1.5h', '1h30m', '-1h', '24 hours', '10s', '1e3m', '999999999999h'])(
    'does not take %j',
    (text) => {
      expect(parseNewThreadAfter(text)).toBeUndefined();
    },
  );
});

describe('formatNewThreadAfter', () => {
  it('says the default as the documentation writes it', () => {
    expect(formatNewThreadAfter(DEFAULT_UPDATE_POLICY.newThreadAfterMs)).toBe('24h');
    expect(formatNewThreadAfter(7 * 24 * 60 * MINUTE)).toBe('7d');
    expect(formatNewThreadAfter(90 * MINUTE)).toBe('90m');
  });

  it('writes what is read as the same again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 * 24 * 60 }), (minutes) => {
        expect(parseNewThreadAfter(formatNewThreadAfter(minutes * MINUTE))).toBe(minutes * MINUTE);
      }),
    );
  });
});
