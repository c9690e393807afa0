// From a chart as data to its picture: asks for the metric, falls back to the points that the event carried.
import type { MetricDataSource, TimeWindow } from '../aws/metric-data-source.ts';
import { hasContent, type Chart } from '../domain/chart.ts';
import type { Datapoint, MetricChart } from '../domain/metric-chart.ts';
import type { ChartRenderer, ChartStyle } from './chart-renderer.ts';

/** How far back a chart looks from the state change. */
const CHART_SPAN_MS = 3 * 60 * 60_000;

/** How long the metric may take to come; a chart of the event's own points is better than none. */
const METRIC_READ_TIMEOUT_MS = 2_000;

/** What drawing works with. */
export interface ChartDrawing {
  readonly renderer: ChartRenderer;
  readonly metricData: MetricDataSource;
}

/** Draws a chart as SVG, or returns undefined where there is no point to draw. */
export async function drawChart(drawing: ChartDrawing, chart: Chart, style: ChartStyle): Promise<string | undefined> {
  const points = await findPoints(drawing, chart);
  return points === undefined ? undefined : drawing.renderer.renderSvg(chart, points, style);
}

/** Draws a chart as PNG, or returns undefined where there is no point to draw. */
export async function drawChartPng(drawing: ChartDrawing, chart: Chart, style: ChartStyle): Promise<Uint8Array | undefined> {
  const points = await findPoints(drawing, chart);
  return points === undefined ? undefined : drawing.renderer.renderPng(chart, points, style);
}

/** Finds the points of the one metric; none for other kinds of charts, which carry theirs, and undefined where there is nothing to draw. */
async function findPoints({ metricData }: ChartDrawing, chart: Chart): Promise<readonly Datapoint[] | undefined> {
  if (chart.kind !== undefined) return hasContent(chart) ? [] : undefined;
  const points = (await readMetric(metricData, chart)) ?? chart.datapoints;
  return points.length === 0 ? undefined : points;
}

async function readMetric(source: MetricDataSource, chart: MetricChart): Promise<readonly Datapoint[] | undefined> {
  if (chart.query === undefined) return undefined;
  try {
    const points = await source.read(chart.query, windowOf(chart), AbortSignal.timeout(METRIC_READ_TIMEOUT_MS));
    return points === undefined || points.length === 0 ? undefined : points;
  } catch {
    // Refused or slow: the message stands without the full metric rather than waiting for it.
    return undefined;
  }
}

function windowOf(chart: MetricChart): TimeWindow {
  const end = new Date(chart.at);
  return { from: new Date(end.getTime() - CHART_SPAN_MS).toISOString(), to: end.toISOString() };
}
