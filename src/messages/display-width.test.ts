import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, sliceWidth } from './display-width.ts';
import { hostileText } from './testing/hostile-text.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['i-0123', 6],
    ['Größe', 5],
    ['e\u0301', 1],
    ['サーバー', 8],
    ['🟢 ok', 5],
    ['👨‍👩‍👧', 2],
  ])('measures %j', (line, width) => {
    expect(displayWidth(line)).toBe(width);
  });
});

describe('sliceWidth', () => {
  it('keeps whole characters', () => {
    expect(sliceWidth('日本語', 5)).toBe('日本');
    expect(sliceWidth('abc', 2)).toBe('ab');
  });

  it('is a beginning that is no wider than it may be', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(40), (line, maxWidth) => {
        const start = sliceWidth(line, maxWidth);

        expect(line.startsWith(start)).toBe(true);
        expect(displayWidth(start)).toBeLessThanOrEqual(maxWidth);
      }),
    );
  });
});
