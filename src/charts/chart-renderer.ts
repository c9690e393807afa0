// The chart port: a picture of a chart.
import type { Chart } from '../domain/chart.ts';

/** How the picture is to look. Sizes are CSS pixels. */
export interface ChartStyle {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

/** Draws charts away from the main thread. */
export interface ChartRenderer {
  /** Draws a chart from the points that it carries; returns SVG text without scripts or outside references. */
  renderSvg(chart: Chart, style: ChartStyle): Promise<string>;
  /** Draws the same as PNG, two pixels for each of CSS, for where there is no SVG. */
  renderPng(chart: Chart, style: ChartStyle): Promise<Uint8Array>;
  /** Ends the worker where one runs. */
  close(): Promise<void>;
}
