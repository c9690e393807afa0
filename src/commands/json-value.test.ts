import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJsonValue } from './json-value.ts';

describe('toJsonValue', () => {
  it.each([
    [undefined, null],
    [null, null],
    [new Date('2026-03-01T03:00:00Z'), '2026-03-01T03:00:00.000Z'],
    [new Date(Number.NaN), null],
    [new Uint8Array([104, 105]), 'aGk='],
    [12345678901234567890n, '12345678901234567890'],
    [
      [undefined, 1],
      [null, 1],
    ],
    [{ a: undefined, b: { c: 1n } }, { b: { c: '1' } }],
    ['text', 'text'],
  ])('makes of %o: %j', (value, expected) => {
    expect(toJsonValue(value)).toEqual(expected);
  });

  it('keeps what is JSON, names of every kind as well', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(toJsonValue(value)).toEqual(value);
      }),
    );
    expect(JSON.stringify(toJsonValue(JSON.parse('{"__proto__":{"a":1}}')))).toBe('{"__proto__":{"a":1}}');
  });

  it('makes something that can be written as JSON of anything', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withTypedArray: true, withBigInt: true }), (value) => {
        expect(() => JSON.stringify(toJsonValue(value))).not.toThrow();
      }),
    );
  });
});
