import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNames } from './nearest-names.ts';

const COMMANDS = [
  'describe-instances',
  'describe-images',
  'run-instances',
  'list-functions',
  'list-users',
  'get-user',
  'get-users-by-name',
];

describe('nearestNames', () => {
  it.each([
    ['describe-instnaces', 'describe-instances'],
    ['DescribeInstances', 'describe-instances'],
    ['describe_images', 'describe-images'],
    ['instances-describe', 'describe-instances'],
    ['function-list', 'list-functions'],
    ['lst-users', 'list-users'],
  ])('finds what %s was meant to be, first of all', (name, meant) => {
    expect(nearestNames(name, COMMANDS)[0]).toBe(meant);
  });

  it.each(['terminate', 'x', '', 'list', 'a'.repeat(101)])('finds nothing near %j', (name) => {
    expect(nearestNames(name, COMMANDS)).toEqual([]);
  });

  it('returns at most five, nearest first, and equally near ones in their order', () => {
    expect(nearestNames('aa', ['ab', 'aa', 'ac', 'ad', 'ae', 'af'])).toEqual(['aa', 'ab', 'ac', 'ad', 'ae']);
  });

  it('finds every name itself first, and nothing that is no candidate', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}(?:-[a-z]{1,6}){0,2}$/), { minLength: 1 }), (names) => {
        for (const name of names) {
          const found = nearestNames(name, names);

          expect(found.some((one) => one === name || one.replaceAll('-', '') === name.replaceAll('-', ''))).toBe(true);
          expect(found.filter((one) => !names.includes(one))).toEqual([]);
          expect(found.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it('finds a name with one slip of the fingers', () => {
    const name = fc.stringMatching(/^[a-z]{4,12}$/);
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('x', ''), (meant, place, instead) => {
        const at = place % meant.length;
        const typed = meant.slice(0, at) + instead + meant.slice(at + 1);

        expect(nearestNames(typed, [meant])).toEqual([meant]);
      }),
    );
  });
});
