import { describe, expect, it } from 'vitest';
import { shortenCode } from './shorten-code.ts';

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n');
}

describe('shortenCode', () => {
  it.each([1, 12, 17])('shows %i lines whole', (count) => {
    expect(shortenCode(lines(count))).toEqual({ start: lines(count), hiddenLineCount: 0 });
  });

  it('cuts a longer listing after twelve lines', () => {
    expect(shortenCode(lines(18))).toEqual({ start: lines(12), hiddenLineCount: 6 });
  });
});
