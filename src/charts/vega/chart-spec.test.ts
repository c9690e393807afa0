import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Chart, SeriesChart, StateChart, StateSpan } from '../../domain/chart.ts';
import type { Datapoint, MetricChart } from '../../domain/metric-chart.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { chartSpec } from './chart-spec.ts';
import { renderSpec } from './render-spec.ts';
import { expectHarmlessSvg } from './testing/expect-harmless-svg.ts';
import type { SvgPiece } from './testing/read-svg.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';

const BEGIN = Date.parse('2026-11-20T00:00:00Z');
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

function measure(count: number, valueOf: (index: number) => number, periodSeconds = 300): Datapoint[] {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(BEGIN + index * periodSeconds * 1000).toISOString(),
    value: Math.round(valueOf(index) * 100) / 100,
  }));
}

const rising = measure(36, (index) => 42 + 6 * Math.sin(index / 3) + Math.max(0, index - 28) * 9);

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
  from: new Date(BEGIN + fromHour * 3_600_000).toISOString(),
  to: new Date(BEGIN + toHour * 3_600_000).toISOString(),
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
  unreadable: [{ ...chart, at: 'soon', datapoints: [{ at: 'never', value: 1 }] }, phone],
};

/** Everything of an element that says where it is; words may be any. */
const placesOf = (piece: SvgPiece): string => (piece.kind === 'element' ? [...piece.attributes.values()].join(' ') : '');

/** One element in a line, so that a difference can be read. */
const inLines = (svg: string): string => `${svg.replaceAll('><', '>\n<')}\n`;

describe('chartSpec', () => {
  it.each(Object.entries(pictures))('draws %s', async (name, [shown, style]) => {
    const svg = await renderSpec(chartSpec(shown, style));

    await expect(inLines(svg)).toMatchFileSnapshot(path.join(import.meta.dirname, '__golden__', `${name}.svg`));
  });

  it('draws whatever series come, with nothing that acts', async () => {
    const anyInstant = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('never'),
      fc.integer({ min: 0, max: 40 }).map((hour) => new Date(BEGIN + hour * 3_600_000).toISOString()),
    );
    const anySeries = fc.record({
      name: hostileText(),
      points: fc.array(fc.record({ at: anyInstant, value: fc.double() }), { maxLength: 6 }),
    });
    const anyChart = fc.record({
      kind: fc.constant('series' as const),
      title: hostileText(),
      note: hostileText(),
      unit: fc.oneof(hostileText(), fc.constantFrom('USD', 'Bytes')),
      form: fc.constantFrom('lines' as const, 'bars' as const),
      until: anyInstant,
      series: fc.array(anySeries, { maxLength: 9 }),
      isSample: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyChart, async (chartOfAny) => {
        const svg = await renderSpec(chartSpec(chartOfAny, phone));

        for (const piece of expectHarmlessSvg(svg)) expect(placesOf(piece)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it('draws whatever states come, with nothing that acts', async () => {
    const anyInstant = fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('never'),
    );
    const anySpan = fc.record({ from: anyInstant, to: anyInstant, state: fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA') });
    const anyChart = fc.record({
      kind: fc.constant('states' as const),
      title: hostileText(),
      lanes: fc.array(fc.record({ name: hostileText(), spans: fc.array(anySpan, { maxLength: 5 }) }), { maxLength: 9 }),
      isSample: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyChart, async (chartOfAny) => {
        const svg = await renderSpec(chartSpec(chartOfAny, phone));

        for (const piece of expectHarmlessSvg(svg)) expect(placesOf(piece)).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  it('draws six series at most, of 500 points at most each', async () => {
    const many = {
      ...lines,
      series: Array.from({ length: 9 }, (_, index) => ({ name: `series ${index}`, points: measure(2000, (at) => at % 97, 60) })),
    };

    const svg = await renderSpec(chartSpec(many, { ...phone, width: 640 }));

    expect(svg).toContain('series 5');
    expect(svg).not.toContain('series 6');
    const paths = [...svg.matchAll(/ d="([^"]*)"/g)].map(([, path = '']) => path.split('L').length);
    expect(Math.max(...paths)).toBeGreaterThan(300);
    expect(Math.max(...paths)).toBeLessThanOrEqual(500);
  });

  it('keeps the picture of 1,000 points of a bearable size', async () => {
    const svg = await renderSpec(chartSpec({ ...chart, datapoints: measure(1000, (index) => index % 97, 60) }, phone));

    expect(svg.length).toBeLessThan(100_000);
    expect(svg).not.toContain('NaN');
  });

  it('has exactly the size that is asked for', async () => {
    const svg = await renderSpec(chartSpec({ ...chart, datapoints: rising }, { width: 640, height: 300, theme: 'light' }));

    expect(svg).toContain('width="640" height="300"');
  });

  it('draws whatever numbers come', async () => {
    const anyPoint = fc.record({
      at: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      value: fc.double(),
    });
    const anyThreshold = fc.double();
    await fc.assert(
      fc.asyncProperty(fc.array(anyPoint, { maxLength: 8 }), anyThreshold, async (points, threshold) => {
        const svg = await renderSpec(chartSpec({ ...chart, threshold, datapoints: points }, phone));

        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 30 },
    );
  });
});
