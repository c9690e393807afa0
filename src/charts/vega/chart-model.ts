// Everything a chart shows, worked out: places, scales, words and colors. What follows only draws it.
import { isBandComparison, isThresholdComparison, type MetricChart } from '../../domain/metric-chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { layoutChart, type ChartLayout } from './chart-layout.ts';
import { layoutLegend, type Legend } from './chart-legend.ts';
import { chartPalettes, type ChartPalette } from './chart-palette.ts';
import { readChartTexts } from './chart-texts.ts';
import { clampValue, isDrawableInstant } from './drawable-range.ts';
import { boundsOfBand, boundsOfThreshold, findBreaches, type BreachPoint, type Threshold } from './find-breaches.ts';
import { formatQuantity } from './format-quantity.ts';
import { layoutLines, type LineLook } from './metric-lines.ts';
import { plotBand, thinBand, type PlottedBandPoint } from './plot-band.ts';
import { plotPoints, type PlottedPoint } from './plot-points.ts';
import { thinPoints } from './thin-points.ts';
import { makeTimeScale, type TimeScale } from './time-scale.ts';
import { makeValueScale, type ValueScale } from './value-scale.ts';

/** A chart, worked out. */
export interface ChartModel {
  readonly points: readonly PlottedPoint[];
  readonly lines: readonly LineLook[];
  /** Within the value scale. */
  readonly band: readonly PlottedBandPoint[];
  readonly threshold: Threshold | undefined;
  readonly breaches: readonly BreachPoint[];
  /** Milliseconds since 1970; undefined where it is unreadable or far from all points. */
  readonly stateChangeAt: number | undefined;
  readonly valueScale: ValueScale;
  /** One label for each tick of the value scale. */
  readonly valueLabels: readonly string[];
  readonly timeScale: TimeScale;
  readonly thresholdLabel: string;
  /** The watched line, then the others, then the band; empty where there is nothing beside the watched line. */
  readonly legend: Legend;
  readonly layout: ChartLayout;
  readonly palette: ChartPalette;
  readonly style: ChartStyle;
}

/** Room in the picture for one tick of the value axis and of the time axis. */
const PIXELS_PER_VALUE_TICK = 48;
const PIXELS_PER_TIME_TICK = 90;
const MIN_TICKS = 2;
/** Of so many pixels the lowest and the highest point are drawn; more are not seen, but take their time. A band is smooth. */
const PIXELS_PER_SPAN = 2;
const PIXELS_PER_BAND_SPAN = 4;
/** Of a band that is far wider than what was measured so many times the span of what has to be seen is shown on either side. */
const BAND_SPANS_SHOWN = 1;
/** The words at the state change stand above the inner area, below the legend. */
export const STATE_CHANGE_ROOM = 14;
/** A small picture of a line's course needs more room than a piece of the line. */
const COURSE_WIDTH = 30;
/** The band in words. */
const BAND_NAME = 'expected band';

/** Works a chart out from what is to be shown and the size and theme of the picture. */
export function makeChartModel(chart: MetricChart, style: ChartStyle): ChartModel {
  const palette = chartPalettes[style.theme];
  const periodSeconds = chart.query?.periodSeconds;
  const points = thinPoints(plotPoints(chart.datapoints, periodSeconds), Math.ceil(style.width / PIXELS_PER_SPAN));
  const wholeBand = plotBand(chart.band ?? [], periodSeconds);
  const threshold = readThreshold(chart);
  const measured = [...points.map(({ value }) => value), ...(threshold === undefined ? [] : [threshold.value])];
  const values = [...measured, ...edgesShown(wholeBand, measured)];
  const lines = layoutLines(chart.lines ?? [], { values, periodSeconds, palette, width: style.width });
  const linesOnScale = lines.filter(({ isOnScale }) => isOnScale).flatMap((line) => line.points);
  const valueScale = makeValueScale(
    [...values, ...linesOnScale.map(({ value }) => value)],
    Math.max(MIN_TICKS, Math.floor(style.height / PIXELS_PER_VALUE_TICK)),
  );
  const valueLabels = valueScale.ticks.map((tick) => formatQuantity(tick, chart.unit));
  const instant = Date.parse(chart.at);
  const timeScale = makeTimeScale(
    [points, linesOnScale, wholeBand].flatMap((places) => places.map(({ at }) => at)).sort((one, other) => one - other),
    isDrawableInstant(instant) ? instant : undefined,
    Math.max(MIN_TICKS, Math.floor(style.width / PIXELS_PER_TIME_TICK)),
  );
  const legend = makeLegend(chart, { lines, hasBand: wholeBand.length > 0, width: style.width });
  return {
    points,
    lines,
    band: thinBand(wholeBand, Math.ceil(style.width / PIXELS_PER_BAND_SPAN)).map((edges) => within(edges, valueScale.domain)),
    threshold,
    breaches: breachesOf(chart, { points, threshold, band: wholeBand }),
    stateChangeAt: instant >= timeScale.domain[0] && instant <= timeScale.domain[1] ? instant : undefined,
    valueScale,
    valueLabels,
    timeScale,
    thresholdLabel: threshold === undefined ? '' : `threshold ${formatQuantity(threshold.value, chart.unit)}`,
    legend,
    layout: layoutChart(
      {
        ...readChartTexts(chart, timeScale.domain),
        valueLabels,
        ...(legend.entries.length === 0 ? {} : { roomAbove: legend.height + STATE_CHANGE_ROOM }),
      },
      style,
    ),
    palette,
    style,
  };
}

function readThreshold({ threshold, comparison }: MetricChart): Threshold | undefined {
  if (threshold === undefined || Number.isNaN(threshold)) return undefined;
  return { value: clampValue(threshold), comparison: isThresholdComparison(comparison) ? comparison : 'GreaterThanOrEqualToThreshold' };
}

function breachesOf(
  { comparison }: MetricChart,
  { points, threshold, band }: Pick<ChartModel, 'points' | 'threshold' | 'band'>,
): BreachPoint[] {
  if (threshold !== undefined) return findBreaches(points, boundsOfThreshold(threshold));
  const outside = isBandComparison(comparison) ? comparison : 'LessThanLowerOrGreaterThanUpperThreshold';
  return findBreaches(points, boundsOfBand(band, outside));
}

/** The edges of the band as far as the scale is to show them: the nearer one always, the other one not much farther than that. */
function edgesShown(band: readonly PlottedBandPoint[], measured: readonly number[]): number[] {
  if (measured.length === 0) return band.flatMap(({ low, high }) => [low, high]);
  const [lowest, highest] = rangeOf(measured);
  const middle = (lowest + highest) / 2;
  const near = band.map(({ low, high }) => (Math.abs(low - middle) < Math.abs(high - middle) ? low : high));
  const [from, to] = rangeOf([...near, lowest, highest]);
  const room = (to - from) * BAND_SPANS_SHOWN;
  return band.flatMap(({ low, high }) => [Math.max(from - room, low), Math.min(to + room, high)]);
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );
}

function within(edges: PlottedBandPoint, [lowest, highest]: readonly [number, number]): PlottedBandPoint {
  const bound = (edge: number): number => Math.max(lowest, Math.min(highest, edge));
  return { ...edges, low: bound(edges.low), high: bound(edges.high) };
}

function makeLegend(
  chart: MetricChart,
  { lines, hasBand, width }: Pick<ChartModel, 'lines'> & { readonly hasBand: boolean; readonly width: number },
): Legend {
  if (lines.length === 0 && !hasBand) return layoutLegend([], width);
  const names = [chart.title, ...lines.map(nameOf), ...(hasBand ? [BAND_NAME] : [])];
  return lines.some(({ isOnScale }) => !isOnScale) ? layoutLegend(names, width, COURSE_WIDTH) : layoutLegend(names, width);
}

/** A line that the scale does not show has its last value in words. */
function nameOf({ label, isOnScale, points }: LineLook): string {
  if (isOnScale) return label;
  const last = points.at(-1);
  return last === undefined ? `${label}: no data` : `${label}: ${formatQuantity(last.value)}`;
}
