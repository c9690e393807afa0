import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

/** The definition itself, slow: from the ends of both texts. */
function slowDistance(left: string, right: string): number {
  if (left === '' || right === '') return Math.max(left.length, right.length);
  const isSame = left.at(-1) === right.at(-1);
  const options = [
    slowDistance(left.slice(0, -1), right) + 1,
    slowDistance(left, right.slice(0, -1)) + 1,
    slowDistance(left.slice(0, -1), right.slice(0, -1)) + (isSame ? 0 : 1),
  ];
  const isSwap = left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  if (isSwap) options.push(slowDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
  return Math.min(...options);
}

const word = fc.string({ maxLength: 5, unit: fc.constantFrom('a', 'b', 'c') });

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['ec2', 'ec2', 0],
    ['ec2', '', 3],
    ['instnace', 'instance', 1],
    ['instances', 'instance', 1],
    ['lamda', 'lambda', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('counts %j to %j as %d', (left, right, distance) => {
    expect(editDistance(left, right)).toBe(distance);
  });

  it('is what its definition says', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right)).toBe(slowDistance(left, right));
      }),
    );
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(editDistance(left, right)).toBe(editDistance(right, left));
      }),
    );
  });

  it('is exact up to the limit, and above it where it is more', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 5 }), (left, right, limit) => {
        const exact = editDistance(left, right);
        const limited = editDistance(left, right, limit);

        expect(Math.min(limited, limit + 1)).toBe(Math.min(exact, limit + 1));
      }),
    );
  });
});
