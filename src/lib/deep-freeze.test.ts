import { describe, expect, it } from 'vitest';
import { deepFreeze } from './deep-freeze.ts';

describe('deepFreeze', () => {
  it('freezes objects and lists all the way down and returns the same value', () => {
    const value = { list: [{ name: 'a' }], text: 'b', nothing: null };

    const frozen = deepFreeze(value);

    expect(frozen).toBe(value);
    expect([value, value.list, value.list[0]].every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('ends on a value that holds itself', () => {
    const value: { self?: unknown } = {};
    value.self = value;

    expect(Object.isFrozen(deepFreeze(value))).toBe(true);
  });

  it.each([undefined, null, 1, 'text'])('leaves %j as it is', (value) => {
    expect(deepFreeze(value)).toBe(value);
  });
});
