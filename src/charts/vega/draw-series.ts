// Several series drawn: lines with dots where a point stands alone, or bars on each other.
import type { ChartLayer } from './chart-layer.ts';
import { drawAbsence } from './draw-absence.ts';
import { drawHeading } from './draw-heading.ts';
import { boxLook, drawLegend, type LegendSign } from './draw-legend.ts';
import { encodePlace } from './encode-place.ts';
import type { SeriesLook, SeriesModel } from './series-model.ts';
import type { StackedBar } from './stack-bars.ts';

const LINE_WIDTH = 2;
/** Between two bars, in shares of their distance; bars thinner than three pixels stand without. */
const BAR_GAP = 0.16;
const GAPLESS_WIDTH = 3;
/** A single month needs no bar as wide as the picture. */
const BAR_MAX_WIDTH = 72;
const SIGN_HEIGHT = 10;

/** Draws the whole chart. */
export function drawSeries(model: SeriesModel): ChartLayer[] {
  const { series, form, legend, layout, palette } = model;
  const points = series.flatMap((one) => one.points);
  const signs = series.map(({ color, dash }): LegendSign =>
    form === 'bars' ? { form: 'box', color, height: SIGN_HEIGHT, isHollow: false } : { form: 'line', color, dash },
  );
  const marks = form === 'bars' ? drawBars(model) : series.flatMap((one) => drawOneLine(one, model));
  return [...marks, ...drawAbsence({ points, layout, palette }), ...drawHeading(model), ...drawLegend({ legend, layout, palette, signs })];
}

function drawOneLine({ color, dash, points }: SeriesLook, model: SeriesModel): ChartLayer[] {
  const alone = points.filter(
    (point, index) => points[index - 1]?.segment !== point.segment && points[index + 1]?.segment !== point.segment,
  );
  return [
    {
      data: { values: [...points] },
      mark: { type: 'line', color, strokeWidth: LINE_WIDTH, strokeDash: [...dash], strokeJoin: 'round', aria: false },
      encoding: { ...encodePlace(model), detail: { field: 'segment' } },
    },
    {
      data: { values: [...alone] },
      mark: { type: 'circle', color, size: 34, opacity: 1, stroke: model.palette.background, strokeWidth: 1.5, aria: false },
      encoding: encodePlace(model),
    },
  ];
}

/** A layer for each series; a hairline of the background keeps neighbors apart. */
function drawBars(model: SeriesModel): ChartLayer[] {
  const { series, bars, palette } = model;
  return series.map(({ color }, index) => ({
    data: { values: bars.filter((bar) => bar.series === index && bar.high > bar.low).map((bar) => placeBar(bar, model)) },
    mark: { type: 'rect', aria: false, ...boxLook({ color, isHollow: false }), stroke: palette.background, strokeWidth: 0.75 },
    encoding: { ...encodePlace(model), x2: { field: 'to' }, y2: { field: 'low' } },
  }));
}

function placeBar({ from, to, low, high }: StackedBar, { timeScale, layout }: SeriesModel) {
  const msPerPixel = (timeScale.domain[1] - timeScale.domain[0]) / layout.width;
  const room = (to - from) / msPerPixel;
  const width = room < GAPLESS_WIDTH ? room : Math.min(BAR_MAX_WIDTH, room * (1 - BAR_GAP));
  const side = ((room - width) / 2) * msPerPixel;
  return { at: from + side, to: to - side, value: high, low };
}
