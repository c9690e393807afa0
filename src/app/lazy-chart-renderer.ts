// The chart renderer, whose code is loaded with the first chart.
import type { ChartRenderer, ChartStyle } from '../charts/chart-renderer.ts';
import type { Chart } from '../domain/chart.ts';

/** Stands for the real renderer until somebody wants a chart. */
export class LazyChartRenderer implements ChartRenderer {
  #renderer: Promise<ChartRenderer> | undefined;

  async renderSvg(chart: Chart, style: ChartStyle): Promise<string> {
    return (await this.#load()).renderSvg(chart, style);
  }

  async renderPng(chart: Chart, style: ChartStyle): Promise<Uint8Array> {
    return (await this.#load()).renderPng(chart, style);
  }

  async close(): Promise<void> {
    await (await this.#renderer)?.close();
  }

  #load(): Promise<ChartRenderer> {
    this.#renderer ??= import('../charts/vega/vega-chart-renderer.ts').then(({ VegaChartRenderer }) => new VegaChartRenderer());
    return this.#renderer;
  }
}
