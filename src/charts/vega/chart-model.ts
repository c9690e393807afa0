// Everything a chart shows, worked out: places, scales, words and colors. What follows only draws it.
import { isThresholdComparison, type MetricChart } from '../../domain/metric-chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { layoutChart, type ChartLayout } from './chart-layout.ts';
import { chartPalettes, type ChartPalette } from './chart-palette.ts';
import { readChartTexts } from './chart-texts.ts';
import { clampValue, isDrawableInstant } from './drawable-range.ts';
import { findBreaches, type BreachPoint, type Threshold } from './find-breaches.ts';
import { formatQuantity } from './format-quantity.ts';
import { plotPoints, type PlottedPoint } from './plot-points.ts';
import { thinPoints } from './thin-points.ts';
import { makeTimeScale, type TimeScale } from './time-scale.ts';
import { makeValueScale, type ValueScale } from './value-scale.ts';

/** A chart, worked out. */
export interface ChartModel {
  readonly points: readonly PlottedPoint[];
  readonly threshold: Threshold | undefined;
  readonly breaches: readonly BreachPoint[];
  /** Milliseconds since 1970; undefined where it is unreadable or far from all points. */
  readonly stateChangeAt: number | undefined;
  readonly valueScale: ValueScale;
  /** One label for each tick of the value scale. */
  readonly valueLabels: readonly string[];
  readonly timeScale: TimeScale;
  readonly thresholdLabel: string;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
  readonly style: ChartStyle;
}

/** Room in the picture for one tick of the value axis and of the time axis. */
const PIXELS_PER_VALUE_TICK = 48;
const PIXELS_PER_TIME_TICK = 90;
const MIN_TICKS = 2;

/** Works a chart out from what is to be shown and the size and theme of the picture. */
export function makeChartModel(chart: MetricChart, style: ChartStyle): ChartModel {
  const points = thinPoints(plotPoints(chart.datapoints, chart.query?.periodSeconds), style.width);
  const threshold = readThreshold(chart);
  const values = [...points.map(({ value }) => value), ...(threshold === undefined ? [] : [threshold.value])];
  const valueScale = makeValueScale(values, Math.max(MIN_TICKS, Math.floor(style.height / PIXELS_PER_VALUE_TICK)));
  const valueLabels = valueScale.ticks.map((tick) => formatQuantity(tick, chart.unit));
  const instant = Date.parse(chart.at);
  const timeScale = makeTimeScale(
    points.map(({ at }) => at),
    isDrawableInstant(instant) ? instant : undefined,
    Math.max(MIN_TICKS, Math.floor(style.width / PIXELS_PER_TIME_TICK)),
  );
  return {
    points,
    threshold,
    breaches: threshold === undefined ? [] : findBreaches(points, threshold),
    stateChangeAt: instant >= timeScale.domain[0] && instant <= timeScale.domain[1] ? instant : undefined,
    valueScale,
    valueLabels,
    timeScale,
    thresholdLabel: threshold === undefined ? '' : `threshold ${formatQuantity(threshold.value, chart.unit)}`,
    layout: layoutChart({ ...readChartTexts(chart, timeScale.domain), valueLabels }, style),
    palette: chartPalettes[style.theme],
    style,
  };
}

function readThreshold(chart: MetricChart): Threshold | undefined {
  const { threshold, comparison } = chart;
  if (threshold === undefined || Number.isNaN(threshold)) return undefined;
  return { value: clampValue(threshold), comparison: isThresholdComparison(comparison) ? comparison : 'GreaterThanOrEqualToThreshold' };
}
