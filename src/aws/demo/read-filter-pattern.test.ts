import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilterPattern } from './read-filter-pattern.ts';

describe('readFilterPattern', () => {
  it.each([
    ['', 'anything', true],
    ['ERROR', 'ERROR order 1', true],
    ['error', 'ERROR order 1', false],
    ['ERROR order', 'order 1: ERROR', true],
    ['ERROR order', 'ERROR cart', false],
    ['"timed out"', 'payment timed out', true],
    ['"timed out"', 'out timed', false],
    ['?ERROR ?WARN', 'WARN slow', true],
    ['?ERROR ?WARN', 'INFO quick', false],
    ['ERROR -payment', 'ERROR cart', true],
    ['ERROR -payment', 'ERROR payment', false],
    ['-"timed out"', 'payment timed out', false],
  ])('%j fits %j: %s', (pattern, line, fits) => {
    expect(readFilterPattern(pattern)?.(line)).toBe(fits);
  });

  it.each(['{ $.level = "ERROR" }', '[ip, user]', '%regular expression%', '"never closed', 'ERROR?', 'a && b'])(
    'does not understand %j',
    (pattern) => {
      expect(readFilterPattern(pattern)).toBeUndefined();
    },
  );

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (pattern, line) => {
        expect(['boolean', 'undefined']).toContain(typeof readFilterPattern(pattern)?.(line));
      }),
    );
  });
});
