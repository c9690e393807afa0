// The chart of an alarm: which metrics to ask for, the points that the reason names, the threshold.
import { isBandComparison, isThresholdComparison, type MetricChart } from '../../../domain/metric-chart.ts';
import type { Origin } from '../origin.ts';
import { given } from '../given.ts';
import { alarmQuery } from './alarm-query.ts';
import type { Alarm } from './alarm.ts';
import { readBand } from './read-band.ts';
import { readDatapoints } from './read-datapoints.ts';
import { hasBand, termName, watchedTerm } from './watched-term.ts';

/** What a chart needs beside the alarm. */
export interface ChartOccasion {
  readonly origin: Origin;
  /** The instant of the state change, ISO 8601. */
  readonly at: string;
  readonly isSample: boolean;
}

/** Returns the chart, or undefined where there is neither a metric to ask for nor a point to draw. */
export function alarmChart(alarm: Alarm, { origin, at, isSample }: ChartOccasion): MetricChart | undefined {
  const term = watchedTerm(alarm);
  if (term === undefined) return undefined;
  const query = alarmQuery(alarm, origin);
  const datapoints = readDatapoints(alarm.reason ?? '', new Date(at));
  if (query === undefined && datapoints.length === 0) return undefined;
  const band = readBand(alarm.reason ?? '', new Date(at));
  return {
    title: term.metric?.statistic === undefined ? termName(term) : `${termName(term)} (${term.metric.statistic})`,
    ...given({ unit: term.metric?.unit, query }),
    datapoints,
    ...(hasBand(alarm) && band.length > 0 ? { band } : {}),
    // A band moves with time; a line across the picture would be wrong.
    ...given({ threshold: hasBand(alarm) ? undefined : alarm.condition.threshold }),
    ...given({ comparison: comparisonOf(alarm) }),
    at,
    isSample,
  };
}

function comparisonOf(alarm: Alarm): MetricChart['comparison'] {
  const { comparison } = alarm.condition;
  if (hasBand(alarm)) return isBandComparison(comparison) ? comparison : undefined;
  return isThresholdComparison(comparison) ? comparison : undefined;
}
