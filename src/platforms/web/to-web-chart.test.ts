import { describe, expect, it } from 'vitest';
import { WebChart } from '../../contract/web-message.ts';
import { chartHeight } from '../../contract/chart-size.ts';
import type { SeriesChart, StateChart } from '../../domain/chart.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import { aMetricQuery } from '../../domain/testing/a-metric-query.ts';
import { toWebChart } from './to-web-chart.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 2, 1) + second * 1000).toISOString();

describe('toWebChart', () => {
  it('keeps at most six series of 500 finite points, the newest ones', () => {
    const points = [...Array.from({ length: 2000 }, (_, index) => ({ at: at(index), value: index })), { at: at(2000), value: Number.NaN }];
    const chart: SeriesChart = {
      kind: 'series',
      title: 'many\nlines',
      form: 'lines',
      series: Array.from({ length: 9 }, (_, index) => ({ name: `s${index}`, points, periodSeconds: Number.POSITIVE_INFINITY })),
      isSample: false,
    };

    const web = toWebChart(chart);

    expect(WebChart.parse(JSON.parse(JSON.stringify(web)))).toEqual(web);
    expect(web).toMatchObject({ kind: 'series', title: 'many lines' });
    const series = 'series' in web ? web.series : [];
    expect(series).toHaveLength(6);
    expect(series[0]?.points).toHaveLength(500);
    expect(series[0]?.points.at(-1)).toEqual({ at: at(1999), value: 1999 });
    expect(series[0]).not.toHaveProperty('periodSeconds');
  });

  it('keeps at most 1,500 finite points of all lines of an alarm, the newest ones', () => {
    const points = Array.from({ length: 2000 }, (_, index) => ({ at: at(index), value: index }));
    const chart: MetricChart = {
      title: 'rate',
      query: aMetricQuery({ bandId: 'ad1', contributor: ['orders'] }),
      datapoints: [...points, { at: at(2000), value: Number.POSITIVE_INFINITY }],
      lines: Array.from({ length: 9 }, (_, index) => ({ label: `m${index}`, points })),
      band: [
        ...points.map(({ at: instant, value }) => ({ at: instant, low: -value, high: value })),
        { at: at(2000), low: Number.NaN, high: 1 },
      ],
      comparison: 'GreaterThanUpperThreshold',
      at: at(2000),
      isSample: false,
    };

    const web = toWebChart(chart);

    expect(WebChart.parse(JSON.parse(JSON.stringify(web)))).toEqual(web);
    const { datapoints, lines, band } = 'datapoints' in web ? web : {};
    expect([datapoints?.length, lines?.length, lines?.[0]?.points.length, band?.length]).toEqual([214, 5, 214, 214]);
    expect(datapoints?.at(-1)).toEqual({ at: at(1999), value: 1999 });
  });

  it('leaves out a query of more entries than an alarm has', () => {
    const queries = Array.from({ length: 21 }, (_, index) => ({ id: `m${index}`, expression: '1', isReturned: true }));
    const chart: MetricChart = { title: 'rate', query: aMetricQuery({ queries }), datapoints: [], at: at(0), isSample: false };

    expect(toWebChart(chart)).not.toHaveProperty('query');
  });

  it('keeps at most six lanes of 500 spans', () => {
    const spans = Array.from({ length: 700 }, (_, index) => ({ from: at(index), to: at(index + 1), state: 'OK' as const }));
    const lanes = Array.from({ length: 8 }, (_, index) => ({ name: `alarm-${index}`, spans }));
    const chart: StateChart = { kind: 'states', title: 'States', lanes, isSample: true };

    const web = toWebChart(chart);

    expect(WebChart.parse(JSON.parse(JSON.stringify(web)))).toEqual(web);
    expect('lanes' in web ? web.lanes.map((lane) => lane.spans.length) : []).toEqual([500, 500, 500, 500, 500, 500]);
  });
});

describe('WebChart', () => {
  it('reads charts that were stored when there was one kind, of one metric', () => {
    const stored =
      '{"title":"CPUUtilization (Average)","unit":"Percent","query":{"accountId":"111122223333","region":"us-east-1","namespace":"AWS/ECS","metricName":"CPUUtilization","dimensions":[{"name":"ClusterName","value":"shop"}],"statistic":"Average","periodSeconds":60},"datapoints":[{"at":"2026-03-01T03:00:00.000Z","value":91.5}],"threshold":80,"comparison":"GreaterThanThreshold","at":"2026-03-01T03:00:12.000Z","isSample":true}';

    const { query, ...rest } = JSON.parse(stored) as Record<string, unknown>;
    expect(WebChart.parse({ ...rest, query })).toEqual({
      ...rest,
      query: {
        accountId: '111122223333',
        region: 'us-east-1',
        periodSeconds: 60,
        queries: [
          {
            id: 'm1',
            metric: {
              namespace: 'AWS/ECS',
              metricName: 'CPUUtilization',
              dimensions: [{ name: 'ClusterName', value: 'shop' }],
              statistic: 'Average',
            },
            periodSeconds: 60,
            isReturned: true,
          },
        ],
        watchedId: 'm1',
      },
    });
  });

  it('knows no other kinds', () => {
    expect(WebChart.safeParse({ kind: 'pie', title: 'x', isSample: false }).success).toBe(false);
  });
});

describe('chartHeight', () => {
  const series = (count: number): WebChart => ({
    kind: 'series',
    title: '',
    form: 'bars',
    series: Array.from({ length: count }, () => ({ name: '', points: [] })),
    isSample: false,
  });
  const states = (count: number): WebChart => ({
    kind: 'states',
    title: '',
    lanes: Array.from({ length: count }, () => ({ name: '', spans: [] })),
    isSample: false,
  });

  it('is that of before for one metric, and grows with names', () => {
    const metric: WebChart = { title: '', datapoints: [], at: '', isSample: false };

    expect(chartHeight(metric)).toBe(240);
    expect(chartHeight(series(1))).toBe(240);
    expect(chartHeight(series(2))).toBe(240);
    expect(chartHeight(series(6))).toBe(274);
    expect(chartHeight(states(1))).toBe(200);
    expect(chartHeight(states(6))).toBe(354);
  });
});
