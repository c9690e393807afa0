import { describe, expect, it } from 'vitest';
import { formatSize } from './format-size.ts';

describe('formatSize', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 KB'],
    [12_345, '12 KB'],
    [5_242_880, '5.2 MB'],
  ])('says %i as %s', (byteCount, said) => {
    expect(formatSize(byteCount)).toBe(said);
  });
});
