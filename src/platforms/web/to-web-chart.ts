// A chart's data as the browser gets them, bounded: numbers that are numbers, and no more points than a picture shows.
import type { WebChart } from '../../contract/web-message.ts';
import { SERIES_MAX, type Chart, type SeriesChart, type StateChart } from '../../domain/chart.ts';
import type {
  BandPoint,
  Datapoint,
  MetricChart,
  MetricDataQuery,
  MetricLine,
  MetricQuery,
  MetricStatistic,
} from '../../domain/metric-chart.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Most points of a series, the newest ones: as many as a picture of this size can tell apart. */
const DATAPOINTS_MAX = 500;

/** Most points of all lines of an alarm's chart together, the newest ones: three hours of a metric by 10 seconds are 1,080, some 60 KB. */
const ALARM_DATAPOINTS_MAX = 1500;

/** Most entries of a query: alarms have 20 at most by now (CloudWatch user guide, metric math). */
const QUERIES_MAX = 20;

/** Most lines beside the watched one. */
const LINES_MAX = SERIES_MAX - 1;

/** Most dimensions (CloudWatch API, Dimension: 30 a metric). */
const DIMENSIONS_MAX = 30;

/** Longest text but for expressions; the longest of CloudWatch's own is a dimension's value (CloudWatch API, Dimension: 1,024). */
const TEXT_MAX_LENGTH = 1024;

/** Longest expression (CloudWatch API, MetricDataQuery: Expression). */
const EXPRESSION_MAX_LENGTH = 2048;

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
  const lines = chart.lines?.slice(0, LINES_MAX);
  const count = 1 + (lines?.length ?? 0) + (chart.band === undefined || chart.band.length === 0 ? 0 : 1);
  const pointsMax = Math.floor(ALARM_DATAPOINTS_MAX / count);
  return {
    title: bounded(chart.title),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
    // A query that was cut would ask for something else.
    ...(query === undefined || query.queries.length > QUERIES_MAX ? {} : { query: toWebQuery(query) }),
    datapoints: toWebPoints(chart.datapoints, pointsMax),
    ...(lines === undefined ? {} : { lines: lines.map((line) => toWebLine(line, pointsMax)) }),
    ...(chart.band === undefined ? {} : { band: toWebBand(chart.band, pointsMax) }),
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
      points: toWebPoints(points, DATAPOINTS_MAX),
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

function toWebLine({ label, points }: MetricLine, pointsMax: number): { label: string; points: Datapoint[] } {
  return { label: bounded(label), points: toWebPoints(points, pointsMax) };
}

function toWebBand(band: readonly BandPoint[], pointsMax: number): BandPoint[] {
  return band
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    .slice(-pointsMax)
    .map(({ at, low, high }) => ({ at: bounded(at), low: withoutNegativeZero(low), high: withoutNegativeZero(high) }));
}

function toWebPoints(points: readonly Datapoint[], pointsMax: number): Datapoint[] {
  return points
    .filter(({ value }) => Number.isFinite(value))
    .slice(-pointsMax)
    .map(({ at, value }) => ({ at: bounded(at), value: withoutNegativeZero(value) }));
}

type WebQuery = NonNullable<Exclude<WebChart, { kind: string }>['query']>;

function toWebQuery(query: MetricQuery): WebQuery {
  const { bandId, contributor } = query;
  return {
    accountId: bounded(query.accountId),
    region: bounded(query.region),
    periodSeconds: toWebPeriod(query.periodSeconds),
    queries: query.queries.map(toWebDataQuery),
    watchedId: bounded(query.watchedId),
    ...(bandId === undefined ? {} : { bandId: bounded(bandId) }),
    ...(contributor === undefined ? {} : { contributor: contributor.slice(0, DIMENSIONS_MAX).map(bounded) }),
  };
}

function toWebDataQuery(query: MetricDataQuery): WebQuery['queries'][number] {
  const { label, expression, metric, periodSeconds, accountId } = query;
  return {
    id: bounded(query.id),
    ...(label === undefined ? {} : { label: bounded(label) }),
    ...(expression === undefined ? {} : { expression: truncateText(oneLine(expression), EXPRESSION_MAX_LENGTH) }),
    ...(metric === undefined ? {} : { metric: toWebStatistic(metric) }),
    ...(periodSeconds === undefined ? {} : { periodSeconds: toWebPeriod(periodSeconds) }),
    ...(accountId === undefined ? {} : { accountId: bounded(accountId) }),
    isReturned: query.isReturned,
  };
}

function toWebStatistic(metric: MetricStatistic): NonNullable<WebQuery['queries'][number]['metric']> {
  const { unit } = metric;
  return {
    namespace: bounded(metric.namespace),
    metricName: bounded(metric.metricName),
    dimensions: metric.dimensions.slice(0, DIMENSIONS_MAX).map(({ name, value }) => ({ name: bounded(name), value: bounded(value) })),
    statistic: bounded(metric.statistic),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
  };
}

function toWebPeriod(seconds: number): number {
  return Number.isFinite(seconds) ? withoutNegativeZero(seconds) : 0;
}

// JSON has no negative zero: what is stored and read again would differ from what was rendered.
function withoutNegativeZero(value: number): number {
  return value + 0;
}

function bounded(content: string): string {
  return truncateText(oneLine(content), TEXT_MAX_LENGTH);
}
