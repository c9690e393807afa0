// The lines beside the watched one, thin, and the names of all of them.
import type { ChartLayer } from './chart-layer.ts';
import { STATE_CHANGE_ROOM, type ChartModel } from './chart-model.ts';
import { BAND_OPACITY } from './draw-band.ts';
import { drawLegend, type LegendSign } from './draw-legend.ts';
import { encodePlace } from './encode-place.ts';
import type { LineLook } from './metric-lines.ts';

/** Thinner than the watched line. */
const LINE_WIDTH = 1.25;
const WATCHED_WIDTH = 3;
const DOT_SIZE = 14;
const SIGN_HEIGHT = 10;

/** Draws the lines that the scale shows. */
export function drawLines(model: ChartModel): ChartLayer[] {
  return model.lines.filter(({ isOnScale }) => isOnScale).flatMap((line) => drawOne(line, model));
}

function drawOne({ color, dash, points }: LineLook, model: ChartModel): ChartLayer[] {
  const alone = points.filter(
    (point, index) => points[index - 1]?.segment !== point.segment && points[index + 1]?.segment !== point.segment,
  );
  const places = encodePlace(model);
  return [
    {
      data: { values: [...points] },
      mark: { type: 'line', color, strokeWidth: LINE_WIDTH, strokeDash: [...dash], strokeJoin: 'round', aria: false },
      encoding: { ...places, detail: { field: 'segment' } },
    },
    { data: { values: alone }, mark: { type: 'circle', color, size: DOT_SIZE, opacity: 1, aria: false }, encoding: places },
  ];
}

/** Draws the names of all lines and of the band; nothing where the watched line is alone. */
export function drawNames({ legend, layout, palette, lines }: ChartModel): ChartLayer[] {
  if (legend.entries.length === 0) return [];
  const signs: LegendSign[] = [
    { form: 'line', color: palette.line, dash: [], width: WATCHED_WIDTH },
    ...lines.map(({ isOnScale, color, dash, points }): LegendSign =>
      isOnScale ? { form: 'line', color, dash, width: LINE_WIDTH } : { form: 'course', color, points },
    ),
    { form: 'box', color: palette.band, height: SIGN_HEIGHT, isHollow: false, opacity: BAND_OPACITY * 2 },
  ];
  return drawLegend({ legend, layout, palette, signs, raisedBy: STATE_CHANGE_ROOM });
}
