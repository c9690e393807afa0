import { describe, expect, it } from 'vitest';
import { chooseFreeCode, newConfirmationCode } from './confirmation-code.ts';

describe('newConfirmationCode', () => {
  const codes = Array.from({ length: 5000 }, () => newConfirmationCode());

  it('has six signs that nobody confuses with others', () => {
    expect(codes.filter((code) => !/^[A-HJKMNP-TV-Z2-9]{6}$/.test(code))).toEqual([]);
    expect(codes.filter((code) => /[ILOU01]/.test(code))).toEqual([]);
  });

  it('uses all of them, and hardly ever repeats itself', () => {
    expect(new Set(codes.join('')).size).toBe(30);
    expect(new Set(codes).size).toBeGreaterThan(4990);
  });
});

describe('chooseFreeCode', () => {
  function thrower(...codes: readonly string[]): () => string {
    const left = [...codes];
    return () => left.shift() ?? 'none left';
  }

  it('takes the first under which nothing waits', async () => {
    const taken = new Set(['AAAAAA', 'BBBBBB']);

    await expect(chooseFreeCode(async (code) => taken.has(code), thrower('AAAAAA', 'BBBBBB', 'CCCCCC', 'DDDDDD'))).resolves.toBe('CCCCCC');
  });

  it('gives up some time, and leaves it to the store to refuse', async () => {
    const asked: string[] = [];
    const isTaken = async (code: string): Promise<boolean> => {
      asked.push(code);
      return true;
    };

    await expect(chooseFreeCode(isTaken, () => 'AAAAAA')).resolves.toBe('AAAAAA');
    expect(asked).toHaveLength(9);
  });
});
