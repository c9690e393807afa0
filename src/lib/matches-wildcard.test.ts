import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard } from './matches-wildcard.ts';

describe('matchesWildcard', () => {
  it.each([
    ['prod-*', 'prod-web', true],
    ['*-web', 'prod-web', true],
    ['p*d*b', 'prod-web', true],
    ['*', 'anything', true],
    ['prod', 'prod', true],
    ['prod', 'prod-web', false],
    ['prod-*', 'preprod-web', false],
    ['ab*ba', 'aba', false],
    ['a*b*b', 'ab', false],
  ])('finds that %s and %s match: %s', (pattern, name, expected) => {
    expect(matchesWildcard(pattern, name)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
    fc.assert(
      fc.property(text, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, name) => {
        expect(matchesWildcard(pattern, name)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name));
      }),
    );
  });
});
