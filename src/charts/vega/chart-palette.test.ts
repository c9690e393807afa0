import { describe, expect, it } from 'vitest';
import { SERIES_MAX } from '../../domain/chart.ts';
import { chartPalettes, type ChartPalette } from './chart-palette.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.2, definition of relative luminance). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (lighter + 0.05) / (darker + 0.05);
}

const textColors = ['text', 'quietText', 'breach', 'sample'] as const satisfies (keyof ChartPalette)[];
const lineColors = ['line', 'breach', 'stateChange'] as const satisfies (keyof ChartPalette)[];

describe.each(Object.entries(chartPalettes))('chartPalettes.%s', (_theme, palette) => {
  it.each(textColors)('has enough contrast for words in %s', (color) => {
    expect(contrast(palette[color], palette.background)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(lineColors)('has enough contrast for lines in %s', (color) => {
    expect(contrast(palette[color], palette.background)).toBeGreaterThanOrEqual(3);
  });

  it('has a color for each series, all different and with enough contrast for lines', () => {
    expect(new Set(palette.series).size).toBe(SERIES_MAX);
    for (const color of palette.series) expect(contrast(color, palette.background)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(palette.states))('has enough contrast for words in and on bands of %s', (_state, color) => {
    expect(contrast(color, palette.background)).toBeGreaterThanOrEqual(4.5);
  });
});
