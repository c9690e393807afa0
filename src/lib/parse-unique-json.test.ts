import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUniqueJson } from './parse-unique-json.ts';

describe('parseUniqueJson', () => {
  it('reads whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2), (text, indent) => {
        const data: unknown = JSON.parse(text);

        expect(parseUniqueJson(JSON.stringify(data, null, indent))).toEqual({ status: 'ok', data });
      }),
    );
  });

  it.each(['{"a": 1, "a": 2}', '[{"b": {"a": 1, "a": 1}}]', String.raw`{"a": 1, "\u0061": 2}`])(
    'refuses a name that stands twice: %s',
    (text) => {
      expect(parseUniqueJson(text)).toMatchObject({ status: 'invalid', reason: expect.stringContaining('twice') });
    },
  );

  it.each(['', '{', "{'a': 1}", '{"a": 1, // limit\n}'])('refuses what is no JSON: %j', (text) => {
    expect(parseUniqueJson(text)).toMatchObject({ status: 'invalid', reason: expect.stringMatching(/^is not JSON: /) });
  });
});
