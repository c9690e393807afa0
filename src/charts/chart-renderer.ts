// The chart port: a picture of a chart.
import type { Chart } from '../domain/chart.ts';
import type { Datapoint } from '../domain/metric-chart.ts';

/** How the picture is to look. Sizes are CSS pixels. */
export interface ChartStyle {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** Draws charts away from the main thread. */
export interface ChartRenderer {
  /**
   * Draws a chart; returns SVG text without scripts or outside references. The points (oldest first, at least one) are those of the one
   * metric with its threshold and instant; other kinds of charts carry theirs.
   */
  renderSvg(chart: Chart, points: readonly Datapoint[], style: ChartStyle): Promise<string>;
  /** Draws the same as PNG, two pixels for each of CSS, for where there is no SVG. */
  renderPng(chart: Chart, points: readonly Datapoint[], style: ChartStyle): Promise<Uint8Array>;
  /** Ends the worker where one runs. */
  close(): Promise<void>;
}
