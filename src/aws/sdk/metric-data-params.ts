// From a metric query, whose names come from payloads, to the parameters of GetMetricData; undefined where AWS would not take them.
import type { MetricDataQuery, MetricQuery, MetricStatistic } from '../../domain/metric-chart.ts';
import type { TimeWindow } from '../metric-data-source.ts';
import type { Params } from './plugin.ts';

/** Most points of a page; all that an alarm's chart asks for, unless it has dozens of lines with a point every ten seconds. */
const METRIC_POINTS_PER_PAGE = 10_000;

/** Most entries of an alarm: ten metrics and ten expressions (CloudWatch API, MetricDataQuery). */
const QUERIES_MAX = 20;

/** CloudWatch API: lengths of namespace, metric name, id and statistic; of a dimension's value; of an expression; dimensions of a metric. */
const NAME_MAX_LENGTH = 255;
const DIMENSION_VALUE_MAX_LENGTH = 1024;
const EXPRESSION_MAX_LENGTH = 2048;
const DIMENSIONS_MAX = 30;

/** CloudWatch keeps metrics for 15 months and has no period beyond that of seven days (CloudWatch API, MetricAlarm). */
const PERIOD_MAX_SECONDS = 604_800;

// CloudWatch API, MetricDataQuery: an id begins with a lower-case letter. Match: m1, errorRate_2. Near miss: M1, m-1.
const ID = /^[a-z][A-Za-z0-9_]{0,254}$/;

// Match: 111122223333. Near miss: 1111-2222-3333.
const ACCOUNT_ID = /^\d{12}$/;

/** Makes the parameters of the first page. */
export function toMetricDataParams(query: MetricQuery, { from, to }: TimeWindow): Params | undefined {
  const StartTime = new Date(from);
  const EndTime = new Date(to);
  // Also where one of them is no instant.
  if (!(StartTime < EndTime)) return undefined;
  const entries = query.queries.map((entry) => toEntry(entry, query));
  const isComplete = entries.length > 0 && entries.length <= QUERIES_MAX && entries.every((entry) => entry !== undefined);
  if (!isComplete) return undefined;
  // Where there is more than we read, it is the oldest that is missing.
  return { MetricDataQueries: entries, StartTime, EndTime, ScanBy: 'TimestampDescending', MaxDatapoints: METRIC_POINTS_PER_PAGE };
}

function toEntry(entry: MetricDataQuery, query: MetricQuery): Params | undefined {
  const { id, label, expression, metric, accountId, isReturned } = entry;
  if (!ID.test(id) || (accountId !== undefined && !ACCOUNT_ID.test(accountId))) return undefined;
  const asked = expression === undefined ? askMetric(metric, entry.periodSeconds ?? query.periodSeconds) : askExpression(expression, entry);
  if (asked === undefined) return undefined;
  return {
    Id: id,
    ...asked,
    ...(label === undefined ? {} : { Label: label.slice(0, NAME_MAX_LENGTH) }),
    ...(accountId === undefined || accountId === query.accountId ? {} : { AccountId: accountId }),
    ReturnData: isReturned,
  };
}

/** A period stands beside an expression only where the expression is a query of its own (CloudWatch API, MetricDataQuery). */
function askExpression(Expression: string, { periodSeconds }: MetricDataQuery): Params | undefined {
  if (!isName(Expression, EXPRESSION_MAX_LENGTH)) return undefined;
  if (periodSeconds === undefined) return { Expression };
  return isPeriod(periodSeconds) ? { Expression, Period: periodSeconds } : undefined;
}

function askMetric(metric: MetricStatistic | undefined, periodSeconds: number): Params | undefined {
  if (metric === undefined || !isPeriod(periodSeconds) || metric.dimensions.length > DIMENSIONS_MAX) return undefined;
  const { namespace, metricName, dimensions, statistic, unit } = metric;
  const names = [namespace, metricName, statistic, ...dimensions.map(({ name }) => name), ...(unit === undefined ? [] : [unit])];
  if (!names.every((name) => isName(name, NAME_MAX_LENGTH))) return undefined;
  if (!dimensions.every(({ value }) => isName(value, DIMENSION_VALUE_MAX_LENGTH))) return undefined;
  const Metric = {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: dimensions.map(({ name, value }) => ({ Name: name, Value: value })),
  };
  return { MetricStat: { Metric, Period: periodSeconds, Stat: statistic, ...(unit === undefined ? {} : { Unit: unit }) } };
}

function isName(text: string, maxLength: number): boolean {
  return text !== '' && text.length <= maxLength;
}

function isPeriod(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds > 0 && seconds <= PERIOD_MAX_SECONDS;
}
