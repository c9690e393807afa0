// The legend drawn: a sign as it stands in the chart, and the name in words.
import type { ChartLayer } from './chart-layer.ts';
import { CHART_MARGIN, fontSizes, type ChartLayout } from './chart-layout.ts';
import { textPlaceOf, type Legend, type LegendEntry } from './chart-legend.ts';
import type { ChartPalette } from './chart-palette.ts';
import { drawCourse } from './draw-course.ts';
import { drawWords } from './draw-words.ts';
import type { PlottedPoint } from './plot-points.ts';

/** How the sign of an entry looks. */
export type LegendSign =
  | { readonly form: 'line'; readonly color: string; readonly dash: readonly number[]; readonly width?: number }
  | { readonly form: 'box'; readonly color: string; readonly height: number; readonly isHollow: boolean; readonly opacity?: number }
  | { readonly form: 'course'; readonly color: string; readonly points: readonly PlottedPoint[] };

/** What the legend is drawn from. */
export interface LegendView {
  readonly legend: Legend;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
  /** One sign for each entry. */
  readonly signs: readonly LegendSign[];
  /** Pixels between the legend and the inner area, where something else stands there. */
  readonly raisedBy?: number;
}

const LINE_WIDTH = 2.5;
const COURSE_HEIGHT = 11;

/** Draws it above the inner area, flush with the picture's left margin. */
export function drawLegend({ legend, layout, palette, signs, raisedBy = 0 }: LegendView): ChartLayer[] {
  const left = CHART_MARGIN - layout.padding.left;
  return legend.entries.flatMap((entry, index) => {
    const sign = signs[index];
    const y = entry.y - legend.height - raisedBy;
    const words = drawWords({
      text: entry.text,
      x: { value: left + textPlaceOf(entry, legend) },
      y: { value: y },
      dy: fontSizes.label / 3,
      align: 'left',
      fontSize: fontSizes.label,
      color: palette.text,
    });
    return sign === undefined ? words : [drawSign(sign, { left: left + entry.x, y, width: legend.signWidth }), ...words];
  });
}

/** Where a sign stands: its left end and its middle. */
interface SignPlace {
  readonly left: number;
  readonly y: LegendEntry['y'];
  readonly width: number;
}

function drawSign(sign: LegendSign, { left, y, width }: SignPlace): ChartLayer {
  if (sign.form === 'course') return drawCourse(sign, { left, top: y - COURSE_HEIGHT / 2, width, height: COURSE_HEIGHT });
  const data = { values: [{}] };
  const sides = { x: { value: left }, x2: { value: left + width } };
  if (sign.form === 'line') {
    return {
      data,
      mark: { type: 'rule', color: sign.color, strokeWidth: sign.width ?? LINE_WIDTH, strokeDash: [...sign.dash], aria: false },
      encoding: { ...sides, y: { value: y } },
    };
  }
  return {
    data,
    mark: { type: 'rect', aria: false, ...boxLook(sign), ...(sign.opacity === undefined ? {} : { opacity: sign.opacity }) },
    encoding: { ...sides, y: { value: y + BOX_FOOT - sign.height }, y2: { value: y + BOX_FOOT } },
  };
}

/** Boxes of all heights stand on the same line. */
const BOX_FOOT = 5;

/** Looks like a band or bar: filled, or only an outline. */
export function boxLook({ color, isHollow }: { readonly color: string; readonly isHollow: boolean }) {
  return isHollow ? { color, fillOpacity: 0.12, stroke: color, strokeWidth: 1.25, strokeDash: [3, 2] } : { color };
}
