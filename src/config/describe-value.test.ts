import { describe, expect, it } from 'vitest';
import { describeValue } from './describe-value.ts';

describe('describeValue', () => {
  it.each([
    ['slak', undefined, '; got "slak"'],
    ['a"b\n', undefined, String.raw`; got "a\"b\n"`],
    [123, '0123', '; got 0123'],
    [1.5, undefined, '; got 1.5'],
    [true, undefined, '; got true'],
    [[], undefined, '; got a list'],
    [{}, undefined, '; got keys with values'],
    [null, undefined, ''],
    [undefined, undefined, ''],
    ['x'.repeat(61), undefined, ''],
    ['xoxb-1', undefined, ''],
    [1, '12345678901234567890e1', ''],
  ])('shows %j, written %j, as %j', (value, source, text) => {
    expect(describeValue(value, source)).toBe(text);
  });
});
