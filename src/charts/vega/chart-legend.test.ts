import { describe, expect, it } from 'vitest';
import { layoutLegend } from './chart-legend.ts';
import { estimateTextWidth } from './text-width.ts';

describe('layoutLegend', () => {
  it('takes no more than a little room where there is nothing to name', () => {
    expect(layoutLegend([], 390)).toEqual({ entries: [], signWidth: 18, height: 10 });
  });

  it('puts short names into one row', () => {
    const { entries } = layoutLegend(['ALARM', 'OK', 'INSUFFICIENT_DATA'], 390);

    expect(new Set(entries.map(({ y }) => y)).size).toBe(1);
    expect(entries.map(({ text }) => text)).toEqual(['ALARM', 'OK', 'INSUFFICIENT_DATA']);
  });

  it.each([390, 640])('keeps long names within a picture of %i pixels, two in a row', (width) => {
    const { entries, height } = layoutLegend(
      Array.from({ length: 6 }, (_, index) => `${index} ${'a service with a long name '.repeat(4)}`),
      width,
    );

    expect(new Set(entries.map(({ y }) => y)).size).toBe(3);
    for (const { text, x } of entries) expect(x + 24 + estimateTextWidth(text, 11)).toBeLessThanOrEqual(width - 24);
    expect(height).toBe(65);
  });
});
