import { describe, expect, it } from 'vitest';
import type { MetricDataSource, MetricRequest } from '../aws/metric-data-source.ts';
import type { Chart } from '../domain/chart.ts';
import type { MetricChart } from '../domain/metric-chart.ts';
import { aMetricQuery } from '../domain/testing/a-metric-query.ts';
import type { ChartRenderer } from './chart-renderer.ts';
import { drawChart, drawChartPng } from './draw-chart.ts';

const style = { width: 390, height: 240, theme: 'light' } as const;
const named = [{ at: '2026-11-20T02:55:00.000Z', value: 91 }];
const chart: MetricChart = { title: 'CPU', query: aMetricQuery(), datapoints: named, at: '2026-11-20T03:00:00.000Z', isSample: true };
const reading = {
  points: [{ at: '2026-11-20T02:50:00.000Z', value: 12 }, ...named],
  lines: [{ label: 'Errors', points: named }],
  band: [{ at: '2026-11-20T02:55:00.000Z', low: 1, high: 2 }],
};

/** Draws with a source that answers so; returns what was asked for and what was drawn. */
async function drawWith(shown: Chart, read: MetricDataSource['read']): Promise<{ asked: MetricRequest[]; drawn: Chart[] }> {
  const [asked, drawn]: [MetricRequest[], Chart[]] = [[], []];
  const renderer: ChartRenderer = {
    renderSvg: (filled) => {
      drawn.push(filled);
      return Promise.resolve('<svg/>');
    },
    renderPng: (filled) => {
      drawn.push(filled);
      return Promise.resolve(new Uint8Array());
    },
    close: () => Promise.resolve(),
  };
  const metricData: MetricDataSource = {
    read: (request, signal) => {
      asked.push(request);
      return read(request, signal);
    },
  };
  const svg = await drawChart({ renderer, metricData }, shown, style);
  expect(svg).toBe(drawn.length === 0 ? undefined : '<svg/>');
  await drawChartPng({ renderer, metricData }, shown, style);
  return { asked, drawn };
}

describe('drawChart', () => {
  it('draws what the metrics come to, of three hours before the state change', async () => {
    const { asked, drawn } = await drawWith(chart, () => Promise.resolve(reading));

    const filled = { ...chart, datapoints: reading.points, lines: reading.lines, band: reading.band };
    expect(drawn).toEqual([filled, filled]);
    expect(asked[0]).toEqual({ query: chart.query, window: { from: '2026-11-20T00:00:00.000Z', to: '2026-11-20T03:00:00.000Z' } });
  });

  it.each<[string, MetricDataSource['read']]>([
    ['is not known', () => Promise.resolve(undefined)],
    ['has no points', () => Promise.resolve({ ...reading, points: [] })],
    ['is refused', () => Promise.reject(new Error('AccessDenied'))],
  ])('draws the points that the chart carries where the metric %s', async (_when, read) => {
    const { drawn } = await drawWith(chart, read);

    expect(drawn).toEqual([chart, chart]);
  });

  it('asks for nothing and makes nothing up where the event is no sample', async () => {
    const { asked, drawn } = await drawWith({ ...chart, isSample: false }, () => Promise.resolve(reading));

    expect(asked).toEqual([]);
    expect(drawn[0]).toMatchObject({ datapoints: named });
  });

  it('draws nothing where there is no point', async () => {
    expect((await drawWith({ ...chart, datapoints: [] }, () => Promise.resolve(undefined))).drawn).toEqual([]);
  });

  it('reads nothing for a state change whose instant cannot be read', async () => {
    const { asked, drawn } = await drawWith({ ...chart, at: 'soon' }, () => Promise.resolve(reading));

    expect(asked).toEqual([]);
    expect(drawn[0]).toMatchObject({ datapoints: named });
  });

  it('asks for nothing where a chart of series carries its points', async () => {
    const series: Chart = { kind: 'series', title: 'cost', form: 'lines', series: [{ name: 'a', points: named }], isSample: false };

    expect(await drawWith(series, () => Promise.reject(new Error('asked')))).toEqual({ asked: [], drawn: [series, series] });
    expect((await drawWith({ ...series, series: [] }, () => Promise.reject(new Error('asked')))).drawn).toEqual([]);
  });
});
