// Everything that a chart of several series shows, worked out: places, scales, words and colors. What follows only draws it.
import { SERIES_MAX, type ChartSeries, type SeriesChart } from '../../domain/chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { layoutChart, type ChartLayout } from './chart-layout.ts';
import { layoutLegend, type Legend } from './chart-legend.ts';
import { chartPalettes, type ChartPalette } from './chart-palette.ts';
import { readNotedTexts } from './chart-texts.ts';
import { formatQuantity } from './format-quantity.ts';
import { plotPoints, type PlottedPoint } from './plot-points.ts';
import { stackBars, type StackedBar } from './stack-bars.ts';
import { makeBarScale, makeTimeScale, type TimeScale } from './time-scale.ts';
import { thinPoints } from './thin-points.ts';
import { makeValueScale, type ValueScale } from './value-scale.ts';

/** One series with its look. */
export interface SeriesLook {
  readonly color: string;
  readonly dash: readonly number[];
  readonly points: readonly PlottedPoint[];
}

/** A chart of several series, worked out. */
export interface SeriesModel {
  readonly form: SeriesChart['form'];
  readonly series: readonly SeriesLook[];
  /** Empty where the series are lines. */
  readonly bars: readonly StackedBar[];
  readonly valueScale: ValueScale;
  readonly valueLabels: readonly string[];
  readonly timeScale: TimeScale;
  readonly legend: Legend;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
}

/** Room in the picture for one tick of the value axis and of the time axis. */
const PIXELS_PER_VALUE_TICK = 56;
const PIXELS_PER_TIME_TICK = 90;
const MIN_TICKS = 2;
/** Two points a span: at most 500 of a series. */
const SPANS_MAX = 249;
/** Lines are told apart by pattern as well as by color. */
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 4]];

/** Works a chart out from what is to be shown and the size and theme of the picture. */
export function makeSeriesModel(chart: SeriesChart, style: ChartStyle): SeriesModel {
  const palette = chartPalettes[style.theme];
  const all = chart.series.slice(0, SERIES_MAX);
  const series = all.map((one, index) => lookOf(one, { index, palette, width: style.width }));
  const points = series.flatMap((one) => one.points);
  const bars =
    chart.form === 'bars'
      ? stackBars(
          series.map((one) => one.points),
          Date.parse(chart.until ?? ''),
        )
      : [];
  const values = chart.form === 'bars' ? [0, ...bars.flatMap(({ low, high }) => [low, high])] : points.map(({ value }) => value);
  const valueScale = makeValueScale(values, Math.max(MIN_TICKS, Math.floor(style.height / PIXELS_PER_VALUE_TICK)));
  const valueLabels = valueScale.ticks.map((tick) => formatQuantity(tick, chart.unit));
  const tickCount = Math.max(MIN_TICKS, Math.floor(style.width / PIXELS_PER_TIME_TICK));
  const timeScale =
    bars.length > 0
      ? makeBarScale(bars, tickCount)
      : makeTimeScale(
          points.map(({ at }) => at).toSorted((a, b) => a - b),
          undefined,
          tickCount,
        );
  const legend = layoutLegend(all.length > 1 ? all.map(({ name }) => name) : [], style.width);
  return {
    form: chart.form,
    series,
    bars,
    valueScale,
    valueLabels,
    timeScale,
    legend,
    layout: layoutChart(
      {
        ...readNotedTexts(chart, [timeScale.domain[0], timeScale.domain[1] - (bars.length > 0 ? 1 : 0)]),
        valueLabels,
        roomAbove: legend.height,
      },
      style,
    ),
    palette,
  };
}

function lookOf(
  series: ChartSeries,
  { index, palette, width }: { readonly index: number; readonly palette: ChartPalette; readonly width: number },
): SeriesLook {
  return {
    color: palette.series[index] ?? palette.quietText,
    dash: DASHES[index] ?? [],
    points: thinPoints(plotPoints(series.points, series.periodSeconds), Math.min(SPANS_MAX, width)),
  };
}
