// The chart of an alarm: which metric to ask for, the points that the reason names, the threshold.
import { isThresholdComparison, type MetricChart, type MetricQuery } from '../../../domain/metric-chart.ts';
import type { Origin } from '../origin.ts';
import { given } from '../given.ts';
import { readAccountId } from '../account-and-region.ts';
import type { AlarmMetric } from './alarm-term.ts';
import type { Alarm } from './alarm.ts';
import { readDatapoints } from './read-datapoints.ts';
import { hasBand, termName, watchedTerm } from './watched-term.ts';

/** What a chart needs beside the alarm. */
export interface ChartOccasion {
  readonly origin: Origin;
  /** The instant of the state change, ISO 8601. */
  readonly at: string;
  readonly isSample: boolean;
}

/** Returns the chart, or undefined where there is neither a single metric to ask for nor a point to draw. */
export function alarmChart(alarm: Alarm, { origin, at, isSample }: ChartOccasion): MetricChart | undefined {
  const term = watchedTerm(alarm);
  if (term === undefined) return undefined;
  const query = term.metric === undefined ? undefined : metricQuery(term.metric, origin);
  const datapoints = readDatapoints(alarm.reason ?? '', new Date(at));
  if (query === undefined && datapoints.length === 0) return undefined;
  const { comparison } = alarm.condition;
  return {
    title: term.metric?.statistic === undefined ? termName(term) : `${termName(term)} (${term.metric.statistic})`,
    ...given({ unit: term.metric?.unit, query }),
    datapoints,
    // A band moves with time; a line across the picture would be wrong.
    ...given({ threshold: hasBand(alarm) ? undefined : alarm.condition.threshold }),
    ...(isThresholdComparison(comparison) ? { comparison } : {}),
    at,
    isSample,
  };
}

function metricQuery(metric: AlarmMetric, origin: Origin): MetricQuery | undefined {
  const { namespace, metricName, dimensions, statistic, periodSeconds } = metric;
  const accountId = readAccountId(metric.accountId) ?? origin.accountId;
  const { region } = origin;
  if (accountId === undefined || region === undefined || statistic === undefined) return undefined;
  if (periodSeconds === undefined || !Number.isInteger(periodSeconds) || periodSeconds <= 0) return undefined;
  return { accountId, region, namespace, metricName, dimensions, statistic, periodSeconds };
}
