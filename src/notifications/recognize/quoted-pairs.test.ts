import { describe, expect, it } from 'vitest';
import { readQuotedPairs } from './quoted-pairs.ts';

describe('readQuotedPairs', () => {
  it('reads a block', () => {
    expect(readQuotedPairs("A='1'\nB=''\n")).toEqual([
      ['A', '1'],
      ['B', ''],
    ]);
  });

  it('reads values of several lines and with quotes inside', () => {
    expect(readQuotedPairs("Reason='it's\nlate'\nProperties='{\n  \"a\": 1\n}'")).toEqual([
      ['Reason', "it's\nlate"],
      ['Properties', '{\n  "a": 1\n}'],
    ]);
  });

  it.each([
    ['one pair alone', "A='1'"],
    ['a sentence behind the pairs', "A='1'\nB='2'\nand so on"],
    ['a sentence with an apostrophe', "it's a sentence\nand it's another"],
    ['a pair that does not end', "A='1'\nB='2"],
    ['nothing', ''],
  ])('refuses %s', (_what, text) => {
    expect(readQuotedPairs(text)).toBeUndefined();
  });

  it('takes a quarter of a megabyte of quotes without getting slow', () => {
    for (const unit of ["'", "' ", "A='", "A=''\n", "' \t"]) {
      const text = `A='${unit.repeat(262_144 / unit.length)}`;

      expect(readQuotedPairs(text)?.length ?? 0).toBeLessThanOrEqual(262_144);
    }
  });
});
