// From a chart as data to its picture: asks for the metrics, falls back to the points that the chart carries.
import { chartWindow, type MetricDataSource } from '../aws/metric-data-source.ts';
import { hasContent, type Chart } from '../domain/chart.ts';
import type { MetricChart, MetricReading } from '../domain/metric-chart.ts';
import type { ChartRenderer, ChartStyle } from './chart-renderer.ts';

/** How long the metrics may take to come; a chart of the event's own points is better than none. */
const METRIC_READ_TIMEOUT_MS = 2_000;

/** What drawing works with. */
export interface ChartDrawing {
  readonly renderer: ChartRenderer;
  readonly metricData: MetricDataSource;
}

/** Draws a chart as SVG, or returns undefined where there is no point to draw. */
export async function drawChart(drawing: ChartDrawing, chart: Chart, style: ChartStyle): Promise<string | undefined> {
  const filled = await fillChart(drawing, chart);
  return filled === undefined ? undefined : drawing.renderer.renderSvg(filled, style);
}

/** Draws a chart as PNG, or returns undefined where there is no point to draw. */
export async function drawChartPng(drawing: ChartDrawing, chart: Chart, style: ChartStyle): Promise<Uint8Array | undefined> {
  const filled = await fillChart(drawing, chart);
  return filled === undefined ? undefined : drawing.renderer.renderPng(filled, style);
}

/** Fills the sample alarm's chart with what its metrics come to; all others carry what was read for them. */
async function fillChart({ metricData }: ChartDrawing, chart: Chart): Promise<Chart | undefined> {
  if (chart.kind !== undefined) return hasContent(chart) ? chart : undefined;
  const reading = await readMetrics(metricData, chart);
  if (reading !== undefined) return { ...chart, datapoints: reading.points, lines: reading.lines, band: reading.band };
  return chart.datapoints.length === 0 ? undefined : chart;
}

async function readMetrics(source: MetricDataSource, { query, at, isSample }: MetricChart): Promise<MetricReading | undefined> {
  // At this point there is no account to read from: made-up data are for what says that it is made up.
  if (query === undefined || !isSample) return undefined;
  try {
    const window = chartWindow(query.periodSeconds, at);
    const reading = await source.read({ query, window }, AbortSignal.timeout(METRIC_READ_TIMEOUT_MS));
    return reading === undefined || reading.points.length === 0 ? undefined : reading;
  } catch {
    // Refused or slow: the message stands without the full metric rather than waiting for it.
    return undefined;
  }
}
