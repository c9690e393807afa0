// What passes between the renderer and its worker: one order at a time, one answer to each.
import type { Chart } from '../../domain/chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';

/** One chart to draw. */
export interface DrawingOrder {
  readonly chart: Chart;
  readonly style: ChartStyle;
  /** SVG unless it says otherwise. */
  readonly form?: 'png';
}

/** What the worker says: once that it has loaded, then an answer to each order. */
export type DrawingReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'drawn'; readonly svg: string }
  | { readonly kind: 'drawn-png'; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: string };
