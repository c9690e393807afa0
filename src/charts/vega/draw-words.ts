// Words in a chart. They are data of their layer, never part of the specification: Vega takes words there for signals where they are
// called like one (`width`, `constructor`), and a payload must not choose what is evaluated.
import type { ChartLayer } from './chart-layer.ts';

/** Where words stand: at a pixel of the inner area, or at a value of the scale. */
type WordsPlace = { readonly value: number } | { readonly datum: number };

/** One line of words. */
export interface Words {
  readonly text: string;
  readonly x: WordsPlace;
  readonly y: WordsPlace;
  /** Pixels from `y` down to the baseline. */
  readonly dy: number;
  readonly align: 'left' | 'center' | 'right';
  readonly fontSize: number;
  readonly fontWeight?: 400 | 600;
  readonly color: string;
  /** The color of an outline that keeps the words legible over lines. */
  readonly halo?: string;
}

const HALO_WIDTH = 4;

/** Draws one line of words, with its outline below it. */
export function drawWords(words: Words): ChartLayer[] {
  const layer = (outline: object): ChartLayer => ({
    data: { values: [{ text: words.text }] },
    mark: {
      type: 'text',
      align: words.align,
      baseline: 'alphabetic',
      dy: words.dy,
      fontSize: words.fontSize,
      fontWeight: words.fontWeight ?? 400,
      color: words.color,
      aria: false,
      ...outline,
    },
    encoding: { x: place(words.x), y: place(words.y), text: { field: 'text', type: 'nominal' } },
  });
  const outline = { stroke: words.halo, strokeWidth: HALO_WIDTH, strokeJoin: 'round', color: words.halo };
  return words.halo === undefined ? [layer({})] : [layer(outline), layer({})];
}

function place(at: WordsPlace): WordsPlace & { type?: 'quantitative' } {
  return 'value' in at ? at : { datum: at.datum, type: 'quantitative' };
}
