// The chart of an alarm as the browser gets it, with the query behind it.
import type { WebChart } from '../../contract/web-message.ts';
import { SERIES_MAX } from '../../domain/chart.ts';
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
import { bounded, toWebPoints, withoutNegativeZero } from './web-chart-values.ts';

/** Most points of all lines together, the newest ones: three hours of a metric by 10 seconds are 1,080, some 60 KB. */
const DATAPOINTS_MAX = 1500;

/** Most entries of a query: alarms have 20 at most by now (CloudWatch user guide, metric math). */
const QUERIES_MAX = 20;

/** Most lines beside the watched one. */
const LINES_MAX = SERIES_MAX - 1;

/** Most dimensions (CloudWatch API, Dimension: 30 a metric). */
const DIMENSIONS_MAX = 30;

/** Longest expression (CloudWatch API, MetricDataQuery: Expression). */
const EXPRESSION_MAX_LENGTH = 2048;

type WebMetricChart = Exclude<WebChart, { kind: string }>;

/** Turns the chart of an alarm into a web chart. */
export function toWebMetricChart(chart: MetricChart): WebMetricChart {
  const { unit, query } = chart;
  return {
    title: bounded(chart.title),
    ...(unit === undefined ? {} : { unit: bounded(unit) }),
    // A query that was cut would ask for something else.
    ...(query === undefined || query.queries.length > QUERIES_MAX ? {} : { query: toWebQuery(query) }),
    ...toWebLines(chart),
    ...toWebCondition(chart),
    at: bounded(chart.at),
    isSample: chart.isSample,
  };
}

function toWebLines({ datapoints, lines, band }: MetricChart): Pick<WebMetricChart, 'datapoints' | 'lines' | 'band'> {
  const shown = lines?.slice(0, LINES_MAX);
  const bandCount = band === undefined || band.length === 0 ? 0 : 1;
  const pointsMax = Math.floor(DATAPOINTS_MAX / (1 + (shown?.length ?? 0) + bandCount));
  return {
    datapoints: toWebPoints(datapoints, pointsMax),
    ...(shown === undefined ? {} : { lines: shown.map((line) => toWebLine(line, pointsMax)) }),
    ...(band === undefined ? {} : { band: toWebBand(band, pointsMax) }),
  };
}

function toWebCondition({ threshold, comparison }: MetricChart): Pick<WebMetricChart, 'threshold' | 'comparison'> {
  return {
    ...(threshold === undefined || !Number.isFinite(threshold) ? {} : { threshold: withoutNegativeZero(threshold) }),
    ...(comparison === undefined ? {} : { comparison }),
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

type WebQuery = NonNullable<WebMetricChart['query']>;

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
