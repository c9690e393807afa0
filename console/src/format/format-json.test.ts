import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson } from './format-json.ts';

describe('formatJson', () => {
  it('sets objects and lists out, empty ones on one line', () => {
    expect(formatJson('{"a":[1,{"b":true}],"c":{},"d":[ ]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": true\n    }\n  ],\n  "c": {},\n  "d": []\n}',
    );
  });

  it('leaves numbers, escapes and twins of a name as they were sent', () => {
    expect(formatJson('{"id":12345678901234567890,"a":1.50,"a":"\\u00e4 \\" }"}')).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": 1.50,\n  "a": "\\u00e4 \\" }"\n}',
    );
  });

  it.each(['', 'disk almost full', '{"a":', "{'a': 1}"])('knows that %j is no JSON', (text) => {
    expect(formatJson(text)).toBeUndefined();
  });

  it.each(['42', '"a b"', 'null'])('leaves the scalar %s', (text) => {
    expect(formatJson(` ${text}\n`)).toBe(text);
  });

  it('says the same as any JSON that it is given, however that is spaced', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 1, 3, '\t'), (json, space) => {
        const value: unknown = JSON.parse(json);

        expect(formatJson(JSON.stringify(value, undefined, space))).toBe(JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('takes the largest event of brackets alone, without growing beyond measure', () => {
    const deep = '['.repeat(131_072) + ']'.repeat(131_072);

    expect(formatJson(deep)?.length).toBeLessThan(deep.length * 45);
  });
});
