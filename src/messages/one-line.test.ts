import { describe, expect, it } from 'vitest';
import { oneLine } from './one-line.ts';

describe('oneLine', () => {
  it('joins lines and collapses white space', () => {
    expect(oneLine('  a\r\n\n b\t\u00A0c  ')).toBe('a b c');
  });

  it.each(['a  b', 'a\tb', 'a\nb', 'a\u00A0b', ' a b', 'a b '])('puts one space for white space of one kind alone: %j', (text) => {
    expect(oneLine(text)).toBe('a b');
  });

  it('makes the text visible', () => {
    expect(oneLine('a\u001B[31m\u202Eb')).toBe('ab');
  });
});
