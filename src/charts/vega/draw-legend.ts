// The legend drawn: a sign as it stands in the chart, and the name in words.
import type { ChartLayer } from './chart-layer.ts';
import { CHART_MARGIN, fontSizes, type ChartLayout } from './chart-layout.ts';
import { LEGEND_SIGN_WIDTH, textPlaceOf, type Legend, type LegendEntry } from './chart-legend.ts';
import type { ChartPalette } from './chart-palette.ts';
import { drawWords } from './draw-words.ts';

/** How the sign of an entry looks. */
export type LegendSign =
  | { readonly form: 'line'; readonly color: string; readonly dash: readonly number[] }
  | { readonly form: 'box'; readonly color: string; readonly height: number; readonly isHollow: boolean };

/** What the legend is drawn from. */
export interface LegendView {
  readonly legend: Legend;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
  /** One sign for each entry. */
  readonly signs: readonly LegendSign[];
}

const LINE_WIDTH = 2.5;

/** Draws it above the inner area, flush with the picture's left margin. */
export function drawLegend({ legend, layout, palette, signs }: LegendView): ChartLayer[] {
  const left = CHART_MARGIN - layout.padding.left;
  return legend.entries.flatMap((entry, index) => {
    const sign = signs[index];
    const y = entry.y - legend.height;
    const words = drawWords({
      text: entry.text,
      x: { value: left + textPlaceOf(entry) },
      y: { value: y },
      dy: fontSizes.label / 3,
      align: 'left',
      fontSize: fontSizes.label,
      color: palette.text,
    });
    return sign === undefined ? words : [drawSign(sign, { left: left + entry.x, y }), ...words];
  });
}

function drawSign(sign: LegendSign, { left, y }: { readonly left: number; readonly y: LegendEntry['y'] }): ChartLayer {
  const data = { values: [{}] };
  const sides = { x: { value: left }, x2: { value: left + LEGEND_SIGN_WIDTH } };
  if (sign.form === 'line') {
    return {
      data,
      mark: { type: 'rule', color: sign.color, strokeWidth: LINE_WIDTH, strokeDash: [...sign.dash], aria: false },
      encoding: { ...sides, y: { value: y } },
    };
  }
  return {
    data,
    mark: { type: 'rect', aria: false, ...boxLook(sign) },
    encoding: { ...sides, y: { value: y + BOX_FOOT - sign.height }, y2: { value: y + BOX_FOOT } },
  };
}

/** Boxes of all heights stand on the same line. */
const BOX_FOOT = 5;

/** Looks like a band or bar: filled, or only an outline. */
export function boxLook({ color, isHollow }: { readonly color: string; readonly isHollow: boolean }) {
  return isHollow ? { color, fillOpacity: 0.12, stroke: color, strokeWidth: 1.25, strokeDash: [3, 2] } : { color };
}
