import { describe, expect, it } from 'vitest';
import { fileText, sizeText } from './file-text.ts';

describe('fileText', () => {
  it('names a file in one line', () => {
    expect(fileText({ name: 'ec2\ndescribe-instances.json', byteCount: 12_345 })).toBe('📎 ec2 describe-instances.json, 12 KB');
  });
});

describe('sizeText', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 KB'],
    [9_940, '9.9 KB'],
    [5_242_880, '5.2 MB'],
    [12_000_000_000_000, '12000 GB'],
  ])('says %i bytes as %s', (byteCount, said) => {
    expect(sizeText(byteCount)).toBe(said);
  });
});
