import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTextWidth } from './text-width.ts';
import { wrapLine } from './wrap-line.ts';

const room = { width: 120, lineCount: 2, fontSize: 10 };

describe('wrapLine', () => {
  it('leaves a line that fits', () => {
    expect(wrapLine('short', room)).toEqual(['short']);
  });

  it('breaks between words', () => {
    expect(wrapLine('checkout service in production', room)).toEqual(['checkout service in', 'production']);
  });

  it('breaks within a word that is longer than a line', () => {
    expect(wrapLine('averyveryverylongalarmname', room)).toEqual(['averyveryverylongala', 'rmname']);
  });

  it.each([
    ['checkout-service-latency', ['checkout-service-', 'latency']],
    ['prod/orders/queue_age_max', ['prod/orders/queue_', 'age_max']],
    ['checkout service-latency', ['checkout service-', 'latency']],
  ])('breaks %s behind a sign that joins words', (name, lines) => {
    expect(wrapLine(name, room)).toEqual(lines);
  });

  it('ends with an ellipsis where the room ends', () => {
    expect(wrapLine('one two three four five six seven eight nine ten', room)).toEqual(['one two three four', 'five six seven eig…']);
  });

  it('gives wide characters their width', () => {
    expect(wrapLine('日本語日本語日本語日本語日本', room)[0]).toHaveLength(11);
  });

  it('returns no line for no text', () => {
    expect(wrapLine('', room)).toEqual([]);
  });

  it('never makes too many lines, nor lines that are too wide', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 4 }), (text, lineCount) => {
        const lines = wrapLine(text, { ...room, lineCount });

        expect(lines.length).toBeLessThanOrEqual(lineCount);
        expect(Math.max(0, ...lines.map((line) => estimateTextWidth(line, room.fontSize)))).toBeLessThanOrEqual(room.width);
      }),
    );
  });
});
