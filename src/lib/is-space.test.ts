import { describe, expect, it } from 'vitest';
import { isSpace } from './is-space.ts';

describe('isSpace', () => {
  it('says of every character what the expression says', () => {
    const wrong = Array.from({ length: 0x1_0000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => isSpace(character) !== /^\s$/.test(character),
    );

    expect(wrong).toEqual([]);
  });

  it('says of an empty text that it is none', () => {
    expect(isSpace('')).toBe(false);
  });
});
