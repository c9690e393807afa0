import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it('reads whatever JSON can begin with', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['-1', -1],
    ['null', null],
    ['\uFEFF {"a":1}\n', { a: 1 }],
  ])('reads %j', (text, value) => {
    expect(parseJson(text)).toEqual({ value });
  });

  it.each(['', 'AWS Budget Notification', 'not json', '{"a":', '[INFO] started', '+1'])('finds none in %j', (text) => {
    expect(parseJson(text)).toBeUndefined();
  });
});
