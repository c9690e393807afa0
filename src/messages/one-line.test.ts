import { describe, expect, it } from 'vitest';
import { oneLine } from './one-line.ts';

describe('oneLine', () => {
  it('joins lines and collapses white space', () => {
    expect(oneLine('  a\r\n\n b\t\u00A0c  ')).toBe('a b c');
  });

  it('makes the text visible', () => {
    expect(oneLine('a\u001B[31m\u202Eb')).toBe('ab');
  });
});
