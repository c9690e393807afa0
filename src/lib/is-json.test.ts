import { describe, expect, it } from 'vitest';
import { isJson } from './is-json.ts';

describe('isJson', () => {
  it.each(['{"a": 1}', '[]', '"text"', ' 7 ', 'null'])('is true for %j', (text) => {
    expect(isJson(text)).toBe(true);
  });

  it.each(['', '{a: 1}', '{"a": 1', 'NaN', '{} {}'])('is false for %j', (text) => {
    expect(isJson(text)).toBe(false);
  });
});
