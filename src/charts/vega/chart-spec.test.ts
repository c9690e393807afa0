import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Chart, SeriesChart, StateChart, StateSpan } from '../../domain/chart.ts';
import type { BandPoint, MetricChart } from '../../domain/metric-chart.ts';
import { aMetricQuery, cpuMetric } from '../../domain/testing/a-metric-query.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { chartSpec } from './chart-spec.ts';
import { renderSpec } from './render-spec.ts';
import { measure, MEASURE_BEGIN } from './testing/measure.ts';

const phone: ChartStyle = { width: 390, height: 240, theme: 'light' };
const chart: MetricChart = {
  title: 'CPUUtilization',
  unit: 'Percent',
  query: aMetricQuery(),
  datapoints: [],
  threshold: 80,
  comparison: 'GreaterThanThreshold',
  at: '2026-11-20T02:45:00Z',
  isSample: false,
};

const rising = measure(36, (index) => 42 + 6 * Math.sin(index / 3) + Math.max(0, index - 28) * 9);

const { threshold: _threshold, ...banded } = {
  ...chart,
  title: 'CPUUtilization (Average)',
  comparison: 'LessThanLowerOrGreaterThanUpperThreshold',
} as const;
const bandAround = (middleOf: (index: number) => number): BandPoint[] =>
  measure(36, middleOf).map(({ at, value }) => ({ at, low: value - 10, high: value + 10 }));

const wave = (factor: number) => measure(36, (index) => factor * (50 + 20 * Math.sin(index / 4 + factor)));
const lines: SeriesChart = {
  kind: 'series',
  title: 'CPUUtilization',
  unit: 'Percent',
  form: 'lines',
  note: 'partial data',
  series: ['Average', 'Maximum', 'p99 of a service with a long name', 'four', 'five', 'six'].map((name, index) => ({
    name,
    points: wave(1 + index / 5),
    periodSeconds: 300,
  })),
  isSample: false,
};
const DAY = 86_400;
const bars: SeriesChart = {
  kind: 'series',
  title: 'Unblended cost by service',
  unit: 'USD',
  form: 'bars',
  until: '2026-11-27T00:00:00Z',
  series: [
    { name: 'Relational Database Service', points: measure(7, (index) => 14 + index, DAY) },
    { name: 'Credits', points: measure(7, (index) => (index === 3 ? -6 : 0), DAY) },
    { name: 'other (4)', points: measure(7, () => 3.3, DAY) },
  ],
  isSample: true,
};
const span = (fromHour: number, toHour: number, state: StateSpan['state']): StateSpan => ({
  from: new Date(MEASURE_BEGIN + fromHour * 3_600_000).toISOString(),
  to: new Date(MEASURE_BEGIN + toHour * 3_600_000).toISOString(),
  state,
});
const states: StateChart = {
  kind: 'states',
  title: 'States of alarms',
  lanes: [
    { name: 'orders-5xx', spans: [span(0, 20, 'OK'), span(20, 20.1, 'ALARM'), span(20.1, 30, 'OK'), span(30, 48, 'ALARM')] },
    { name: 'nightly-report', spans: [span(0, 24, 'INSUFFICIENT_DATA'), span(30, 48, 'OK')] },
  ],
  isSample: false,
};

const pictures: Record<string, [Chart, ChartStyle]> = {
  'lines-light': [lines, phone],
  'lines-dark': [
    { ...lines, isSample: true, series: lines.series.slice(0, 2) },
    { ...phone, theme: 'dark' },
  ],
  'line-alone': [{ ...lines, series: [{ name: 'Average', points: wave(1) }] }, phone],
  'bars-with-refund': [bars, phone],
  'bar-of-a-month': [
    {
      ...bars,
      until: '2026-12-01T00:00:00Z',
      series: bars.series.map(({ name, points }) => ({
        name,
        points: points.slice(0, 1).map(({ value }) => ({ at: '2026-11-01T00:00:00Z', value })),
      })),
    },
    phone,
  ],
  'states-of-two': [states, phone],
  'states-of-one-dark': [
    { ...states, title: 'State of orders-5xx', lanes: states.lanes.slice(0, 1) },
    { ...phone, theme: 'dark' },
  ],
  'series-without-points': [
    {
      ...lines,
      series: [
        { name: 'a', points: [] },
        { name: 'b', points: [] },
      ],
    },
    phone,
  ],
  'breach-light': [{ ...chart, datapoints: rising }, phone],
  'breach-dark-sample': [
    { ...chart, datapoints: rising, isSample: true },
    { ...phone, theme: 'dark' },
  ],
  gap: [{ ...chart, datapoints: rising.filter((_, index) => index < 10 || (index > 15 && index !== 18 && index !== 20)) }, phone],
  'one-point': [{ ...chart, datapoints: rising.slice(35) }, phone],
  'equal-values': [{ ...chart, unit: 'Count', threshold: 5, comparison: 'GreaterThanThreshold', datapoints: measure(12, () => 5) }, phone],
  'below-threshold': [
    { ...chart, unit: 'Count', threshold: 3, comparison: 'LessThanThreshold', datapoints: measure(36, (index) => (index > 30 ? 1 : 6)) },
    phone,
  ],
  'huge-and-negative': [{ ...chart, unit: 'Bytes', threshold: 1e12, datapoints: measure(36, (index) => (index - 20) * 1.5e11) }, phone],
  'math-of-two': [
    {
      ...chart,
      title: 'Error rate',
      threshold: 5,
      query: aMetricQuery({
        watchedId: 'rate',
        queries: [
          { id: 'rate', expression: '100 * errors / requests', isReturned: true },
          { id: 'errors', metric: { ...cpuMetric, metricName: 'Errors', statistic: 'Sum' }, isReturned: true },
          { id: 'requests', metric: { ...cpuMetric, metricName: 'Invocations', statistic: 'Sum' }, isReturned: true },
        ],
      }),
      datapoints: measure(36, (index) => 1 + Math.max(0, index - 28) * 1.5),
      lines: [
        { label: 'Errors', points: measure(36, (index) => (index % 3) + Math.max(0, index - 28) * 2) },
        { label: 'Invocations', points: measure(36, (index) => 11_000 + 500 * Math.sin(index / 4)) },
      ],
    },
    phone,
  ],
  'outside-of-band': [
    {
      ...banded,
      datapoints: measure(36, (index) => 40 + 10 * Math.sin(index / 6) + (index > 30 ? 25 : 0)),
      band: bandAround((index) => 40 + 10 * Math.sin(index / 6)),
    },
    phone,
  ],
  'below-band-dark': [
    {
      ...banded,
      comparison: 'LessThanLowerThreshold',
      datapoints: measure(36, (index) => (index > 30 ? 3 : 62)),
      band: bandAround(() => 50).filter((_, index) => index < 8 || index > 12),
    },
    { ...phone, theme: 'dark' },
  ],
  'band-of-one-point': [{ ...banded, datapoints: rising.slice(35), band: bandAround(() => 50).slice(35) }, phone],
  'threshold-in-a-thicket': [
    {
      ...chart,
      title: 'prod-eu-central-1-checkout-orders-latency-of-the-slowest',
      unit: 'Seconds',
      threshold: 0.0000015,
      datapoints: measure(60, (index) => (index % 2) + 1, 60).map(({ at, value }) => ({ at, value: value / 1e6 })),
    },
    phone,
  ],
  unreadable: [{ ...chart, at: 'soon', datapoints: [{ at: 'never', value: 1 }] }, phone],
};

/** One element in a line, so that a difference can be read. */
const inLines = (svg: string): string => `${svg.replaceAll('><', '>\n<')}\n`;

describe('chartSpec', () => {
  it.each(Object.entries(pictures))('draws %s', async (name, [shown, style]) => {
    const svg = await renderSpec(chartSpec(shown, style));

    await expect(inLines(svg)).toMatchFileSnapshot(path.join(import.meta.dirname, '__golden__', `${name}.svg`));
  });
});
