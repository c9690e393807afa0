import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

/** Turns the order of all members round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

const anyJson = fc.jsonValue({ noUnicodeString: false });

describe('canonicalJson', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      // As the RFC has it: 333333333.33333329, which is the same number.
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };

    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by code units, as RFC 8785 shows', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];

    expect(Object.keys(JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [name, 1])))) as object).toSorted()).toEqual(
      names.toSorted(),
    );
    // An object's own order puts whole numbers first, so the text is looked at.
    expect(canonicalJson(Object.fromEntries(names.map((name) => [name, 1])))).toBe(
      `{${sorted.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`,
    );
  });

  it('leaves out what JSON leaves out', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, Number.NaN, () => 1], c: -0 })).toBe('{"a":[null,null,null],"c":0}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('keeps the value, whatever it is', () => {
    const property = fc.property(anyJson, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    });

    expect(() => fc.assert(property)).not.toThrow();
  });

  it('writes the same whatever the order of members, and the same again from what it wrote', () => {
    const property = fc.property(anyJson, (value) => {
      const text = canonicalJson(value);
      return canonicalJson(reversed(value)) === text && canonicalJson(JSON.parse(text)) === text && Buffer.from(text).toString() === text;
    });

    expect(() => fc.assert(property)).not.toThrow();
  });

  it('writes different values differently', () => {
    const property = fc.property(anyJson, anyJson, (one, other) => {
      const isSame = JSON.stringify(reversed(reversed(one))) === JSON.stringify(other);
      fc.pre(!isSame);
      try {
        expect(one).not.toEqual(other);
      } catch {
        return canonicalJson(one) === canonicalJson(other);
      }
      return canonicalJson(one) !== canonicalJson(other);
    });

    expect(() => fc.assert(property)).not.toThrow();
  });

  it('keeps a member called __proto__', () => {
    expect(canonicalJson(JSON.parse('{"__proto__": {"a": 1}, "a": 2}'))).toBe('{"__proto__":{"a":1},"a":2}');
  });
});
