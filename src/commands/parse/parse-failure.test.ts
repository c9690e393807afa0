import { describe, expect, it } from 'vitest';
import { failure, isFailure, quote } from './parse-failure.ts';

describe('failure', () => {
  it('says what is missing and what was perhaps meant only where it is known', () => {
    expect(failure('empty', 'Nothing.')).toEqual({ code: 'empty', message: 'Nothing.', missing: [], suggestions: [] });
    expect(failure('empty', 'Nothing.', { missing: ['--a'] })).toMatchObject({ missing: ['--a'], suggestions: [] });
  });
});

describe('isFailure', () => {
  it('tells a failure from anything else', () => {
    expect(isFailure(failure('empty', 'Nothing.'))).toBe(true);
    expect([isFailure({}), isFailure([]), isFailure({ code: 'x' })]).toEqual([false, false, false]);
  });
});

describe('quote', () => {
  it('cuts a long text between characters', () => {
    expect(quote('a"b')).toBe('"a"b"');
    expect(quote('😀'.repeat(80))).toBe(`"${'😀'.repeat(80)}"`);
    expect(quote('😀'.repeat(81))).toBe(`"${'😀'.repeat(80)}…"`);
  });
});
