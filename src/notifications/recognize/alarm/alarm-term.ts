// One entry of an alarm's metrics: a metric, or an expression over others.
import { readableText } from '../readable-text.ts';
import { given } from '../given.ts';
import { statisticName } from './statistic-name.ts';

/** A metric in CloudWatch's own terms, with how it is measured. */
export interface AlarmMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** As the API writes it, for example `Average` or `p99`. */
  readonly statistic?: string;
  readonly periodSeconds?: number;
  readonly unit?: string;
  /** The metric's own account where it is not the alarm's (cross-account observability). */
  readonly accountId?: string;
}

/** One entry of an alarm's metrics. */
export interface AlarmTerm {
  readonly id?: string;
  readonly label?: string;
  readonly expression?: string;
  readonly metric?: AlarmMetric;
  readonly periodSeconds?: number;
  /** True where the alarm watches this entry; the others only serve its expression. */
  readonly isWatched: boolean;
}

/** A metric as messages write it: statistics shouted, fields missing. */
export interface WrittenMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly statistic: string | undefined;
  readonly period: number | undefined;
  readonly unit: string | undefined;
  readonly accountId?: string | undefined;
}

/** Makes a metric of what a message writes. */
export function readMetric(written: WrittenMetric): AlarmMetric {
  const { statistic, period, unit, accountId } = written;
  return {
    namespace: readableText(written.namespace),
    metricName: readableText(written.metricName),
    dimensions: written.dimensions.map(({ name, value }) => ({ name: readableText(name), value: readableText(value) })),
    // A metric without a unit has the unit None.
    ...given({ statistic: statisticName(statistic), periodSeconds: period, unit: unit === 'None' ? undefined : unit, accountId }),
  };
}
