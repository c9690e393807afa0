// A chart's data as the browser gets them, bounded: numbers that are numbers, and no more points than a picture shows.
import type { WebChart } from '../../contract/web-message.ts';
import { SERIES_MAX, type Chart, type SeriesChart, type StateChart } from '../../domain/chart.ts';
import type { Datapoint, MetricChart, MetricQuery } from '../../domain/metric-chart.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Most points of a chart, the newest ones: as many as a picture of this size can tell apart. */
const DATAPOINTS_MAX = 500;

/** Most dimensions (CloudWatch API, Dimension: 30 a metric). */
const DIMENSIONS_MAX = 30;

/** Longest text; the longest of CloudWatch's own is a dimension's value (CloudWatch API, Dimension: 1,024). */
const TEXT_MAX_LENGTH = 1024;

/** Most spans of a lane, the newest ones. */
const SPANS_MAX = 500;

/** Turns a chart into a web chart. */
export function toWebChart(chart: Chart): WebChart {
  switch (chart.kind) {
    case 'series':
      return toWebSeries(chart);
    case 'states':
      return toWebStates(chart);
    default:
      return toWebMetric(chart);
  }
}

function toWebMetric(chart: MetricChart): WebChart {
  const { unit, query, threshold, comparison } = chart;
  return {
    title: bounded(chart.title),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
    ...(query === undefined ? {} : { query: toWebQuery(query) }),
    datapoints: toWebPoints(chart.datapoints),
    ...(threshold === undefined || !Number.isFinite(threshold) ? {} : { threshold: withoutNegativeZero(threshold) }),
    ...(comparison === undefined ? {} : { comparison }),
    at: bounded(chart.at),
    isSample: chart.isSample,
  };
}

function toWebSeries({ title, note, unit, form, until, series, isSample }: SeriesChart): WebChart {
  return {
    kind: 'series',
    title: bounded(title),
    ...(note === undefined ? {} : { note: bounded(note) }),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
    form,
    ...(until === undefined ? {} : { until: bounded(until) }),
    series: series.slice(0, SERIES_MAX).map(({ name, points, periodSeconds }) => ({
      name: bounded(name),
      points: toWebPoints(points),
      ...(periodSeconds === undefined || !Number.isFinite(periodSeconds) ? {} : { periodSeconds: withoutNegativeZero(periodSeconds) }),
    })),
    isSample,
  };
}

function toWebStates({ title, note, lanes, isSample }: StateChart): WebChart {
  return {
    kind: 'states',
    title: bounded(title),
    ...(note === undefined ? {} : { note: bounded(note) }),
    lanes: lanes.slice(0, SERIES_MAX).map(({ name, spans }) => ({
      name: bounded(name),
      spans: spans.slice(-SPANS_MAX).map(({ from, to, state }) => ({ from: bounded(from), to: bounded(to), state })),
    })),
    isSample,
  };
}

function toWebPoints(points: readonly Datapoint[]): Datapoint[] {
  return points
    .filter(({ value }) => Number.isFinite(value))
    .slice(-DATAPOINTS_MAX)
    .map(({ at, value }) => ({ at: bounded(at), value: withoutNegativeZero(value) }));
}

function toWebQuery(query: MetricQuery): NonNullable<Exclude<WebChart, { kind: string }>['query']> {
  return {
    accountId: bounded(query.accountId),
    region: bounded(query.region),
    namespace: bounded(query.namespace),
    metricName: bounded(query.metricName),
    dimensions: query.dimensions.slice(0, DIMENSIONS_MAX).map(({ name, value }) => ({ name: bounded(name), value: bounded(value) })),
    statistic: bounded(query.statistic),
    periodSeconds: Number.isFinite(query.periodSeconds) ? withoutNegativeZero(query.periodSeconds) : 0,
  };
}

// JSON has no negative zero: what is stored and read again would differ from what was rendered.
function withoutNegativeZero(value: number): number {
  return value + 0;
}

function bounded(content: string): string {
  return truncateText(oneLine(content), TEXT_MAX_LENGTH);
}
