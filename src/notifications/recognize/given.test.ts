import { describe, expect, it } from 'vitest';
import { given } from './given.ts';

describe('given', () => {
  it('keeps the fields that have a value, falsy ones too', () => {
    expect(Object.keys(given({ a: undefined, b: 0, c: '', d: false, e: null }))).toEqual(['b', 'c', 'd', 'e']);
  });
});
