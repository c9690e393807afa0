// The chart port: a picture of a metric.
import type { Datapoint, MetricChart } from '../domain/metric-chart.ts';

/** How the picture is to look. Sizes are CSS pixels. */
export interface ChartStyle {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** Draws charts away from the main thread. */
export interface ChartRenderer {
  /** Draws the points (oldest first, at least one) with the chart's threshold and instant; returns SVG text without scripts or outside references. */
  renderSvg(chart: MetricChart, points: readonly Datapoint[], style: ChartStyle): Promise<string>;
  /** Ends the worker where one runs. */
  close(): Promise<void>;
}
