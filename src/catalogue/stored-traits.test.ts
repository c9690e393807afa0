import { describe, expect, it } from 'vitest';
import { hasTrait } from './stored-traits.ts';

describe('hasTrait', () => {
  it.each([
    [8, 'sensitive', true],
    [4 + 8, 'idempotencyToken', true],
    [4, 'sensitive', false],
    [16, 'httpPayload', true],
    [1, 'httpLabel', true],
    [2, 'idempotent', true],
    [127, 'streaming', false],
    [{ streaming: 1 }, 'streaming', true],
    [{ sensitive: 1 }, 'sensitive', true],
    [{ xmlName: 'x' }, 'sensitive', false],
    [{}, 'httpLabel', false],
    [0, 'httpLabel', false],
    [undefined, 'sensitive', false],
  ] as const)('finds in the traits %j that %s is %s', (traits, name, isThere) => {
    expect(hasTrait(traits, name)).toBe(isThere);
  });
});
