import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchWildcard } from './match-wildcard.ts';

/** Escapes nothing but turns the two wildcards into a regular expression's. */
function matchByExpression(pattern: string, text: string): boolean {
  const source = pattern
    .split('')
    .map((sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : sign))
    .join('');
  return new RegExp(`^${source}$`).test(text);
}

describe('matchWildcard', () => {
  it.each([
    ['*', '', true],
    ['*', 'ec2:RunInstances', true],
    ['ec2:*', 'ec2:RunInstances', true],
    ['ec2:*', 'ec2x:RunInstances', false],
    ['ec2:*Instances', 'ec2:RunInstances', true],
    ['ec2:*Instance', 'ec2:RunInstances', false],
    ['s3:?etObject', 's3:GetObject', true],
    ['s3:?', 's3:', false],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['s3:Get.bject', 's3:GetObject', false],
    ['s3:[G]etObject', 's3:GetObject', false],
  ])('matches %j with %j: %j', (pattern, text, expected) => {
    expect(matchWildcard(pattern, text)).toBe(expected);
  });

  it('agrees with a regular expression', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 });

    fc.assert(
      fc.property(pattern, text, (one, other) => {
        expect(matchWildcard(one, other)).toBe(matchByExpression(one, other));
      }),
    );
  });

  it('reads no sign of a hostile pattern more often than the two lengths multiplied', () => {
    let reads = 0;
    const signs = `${'*a'.repeat(200)}b`;
    const counted = new Proxy(new String(signs), {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key, target) as unknown;
      },
    }) as unknown as string;
    const text = 'a'.repeat(2000);

    expect(matchWildcard(counted, text)).toBe(false);
    expect(reads).toBeGreaterThan(text.length);
    expect(reads).toBeLessThan(2 * signs.length * text.length);
  });
});
