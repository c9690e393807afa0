// Everything that an alarm compares and calculates with, as a query of CloudWatch's GetMetricData.
import type { MetricDataQuery, MetricQuery, MetricStatistic } from '../../../domain/metric-chart.ts';
import { readAccountId } from '../account-and-region.ts';
import { given } from '../given.ts';
import type { Origin } from '../origin.ts';
import type { AlarmTerm } from './alarm-term.ts';
import type { Alarm } from './alarm.ts';
import { bandTerm, watchedTerm } from './watched-term.ts';

/** Most entries of a query (CloudWatch API, GetMetricData: MetricDataQueries). */
const QUERIES_MAX = 500;
/** Most dimensions of a metric (CloudWatch API, Metric: Dimensions). */
const DIMENSIONS_MAX = 30;
/** Longest expression (CloudWatch API, MetricDataQuery: Expression). */
const EXPRESSION_MAX_LENGTH = 2048;
/** Longest namespace and name of a metric (CloudWatch API, Metric). */
const NAME_MAX_LENGTH = 255;
/** Longest value of a dimension (CloudWatch API, Dimension). */
const DIMENSION_VALUE_MAX_LENGTH = 1024;
/** Longest period: an alarm looks back seven days at most (CloudWatch API, PutMetricAlarm: EvaluationPeriods times Period). */
const PERIOD_MAX_SECONDS = 7 * 24 * 60 * 60;
/** Shortest periods of metrics in high resolution, all others are multiples of a minute (CloudWatch API, MetricStat: Period). */
const SHORT_PERIODS_SECONDS: readonly number[] = [1, 5, 10, 20, 30];
/** Most inputs of an expression that are drawn beside it: with the watched line as many as can be told apart. Our own bound. */
const INPUTS_DRAWN_MAX = 5;

// Match: m1, e_2, errorRate. Near miss: 1m, M1, m-1 (CloudWatch API, MetricDataQuery: Id).
const QUERY_ID = /^[a-z][a-zA-Z0-9_]{0,254}$/;

/** The id of the only metric, where the alarm has no list of them. */
const ONLY_ID = 'm1';

/** Returns the query, or undefined where the alarm has nothing to ask CloudWatch for, or something that CloudWatch would refuse. */
export function alarmQuery(alarm: Alarm, { accountId, region }: Origin): MetricQuery | undefined {
  const watched = watchedTerm(alarm);
  if (watched === undefined || accountId === undefined || region === undefined) return undefined;
  const band = bandTerm(alarm);
  const periodSeconds = periodOf(watched, alarm.terms);
  const queries = toQueries(alarm.terms, [watched, band, ...inputsDrawn(alarm.terms, watched)]);
  if (periodSeconds === undefined || queries === undefined) return undefined;
  const contributor = Object.values(alarm.contributor?.attributes ?? {});
  return {
    accountId,
    region,
    periodSeconds,
    queries,
    watchedId: watched.id ?? ONLY_ID,
    ...given({ bandId: band?.id, contributor: contributor.length === 0 ? undefined : contributor }),
  };
}

function toQueries(terms: readonly AlarmTerm[], returned: readonly (AlarmTerm | undefined)[]): readonly MetricDataQuery[] | undefined {
  if (terms.length > QUERIES_MAX) return undefined;
  const usualId = terms.length === 1 ? ONLY_ID : '';
  const queries = terms.map((term) => toQuery(term, { id: term.id ?? usualId, isReturned: returned.includes(term) }));
  const complete = queries.filter((query) => query !== undefined);
  // An expression over something that is missing would be refused, and with it everything.
  const isWhole = complete.length === terms.length && new Set(complete.map(({ id }) => id)).size === terms.length;
  return isWhole ? complete : undefined;
}

/** The metrics that a watched expression calculates with; what stands beside a watched metric is its band only. */
function inputsDrawn(terms: readonly AlarmTerm[], watched: AlarmTerm): readonly AlarmTerm[] {
  return watched.expression === undefined
    ? []
    : terms.filter((term) => term !== watched && term.metric !== undefined).slice(0, INPUTS_DRAWN_MAX);
}

/** All metrics of an alarm have the same period (CloudWatch user guide, alarms on metric math); where they do not, the longest is drawn. */
function periodOf(watched: AlarmTerm, terms: readonly AlarmTerm[]): number | undefined {
  const own = watched.metric?.periodSeconds ?? watched.periodSeconds;
  if (own !== undefined) return isPeriod(own) ? own : undefined;
  const periods = terms.map((term) => term.metric?.periodSeconds ?? term.periodSeconds).filter((period) => period !== undefined);
  return periods.length > 0 && periods.every(isPeriod) ? Math.max(...periods) : undefined;
}

function isPeriod(seconds: number): boolean {
  return SHORT_PERIODS_SECONDS.includes(seconds) || (Number.isInteger(seconds / 60) && seconds > 0 && seconds <= PERIOD_MAX_SECONDS);
}

function toQuery(term: AlarmTerm, { id, isReturned }: Pick<MetricDataQuery, 'id' | 'isReturned'>): MetricDataQuery | undefined {
  const { label, expression } = term;
  const metric = term.metric === undefined ? undefined : toStatistic(term.metric);
  const periodSeconds = term.metric?.periodSeconds ?? term.periodSeconds;
  // One of both, never both (CloudWatch API, MetricDataQuery).
  const isOneOfBoth = (metric === undefined) !== (expression === undefined);
  const isWithinLimits = (expression?.length ?? 0) <= EXPRESSION_MAX_LENGTH && (periodSeconds === undefined || isPeriod(periodSeconds));
  if (!QUERY_ID.test(id) || !isOneOfBoth || !isWithinLimits) return undefined;
  return { id, ...given({ label, expression, metric, periodSeconds, accountId: readAccountId(term.metric?.accountId) }), isReturned };
}

function toStatistic(metric: NonNullable<AlarmTerm['metric']>): MetricStatistic | undefined {
  const { namespace, metricName, dimensions, statistic, unit } = metric;
  if (statistic === undefined || dimensions.length > DIMENSIONS_MAX) return undefined;
  if ([namespace, metricName].some((name) => name.trim() === '' || name.length > NAME_MAX_LENGTH)) return undefined;
  const isUsable = dimensions.every(
    ({ name, value }) => name !== '' && name.length <= NAME_MAX_LENGTH && value !== '' && value.length <= DIMENSION_VALUE_MAX_LENGTH,
  );
  return isUsable ? { namespace, metricName, dimensions, statistic, ...given({ unit }) } : undefined;
}
