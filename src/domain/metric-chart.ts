// What a chart of one metric shows, before anybody has drawn it.

/** One measured point; `at` is ISO 8601. */
export interface Datapoint {
  readonly at: string;
  readonly value: number;
}

/** The metric behind an alarm, in CloudWatch's own terms; enough to ask for its data. */
export interface MetricQuery {
  readonly accountId: string;
  readonly region: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** CloudWatch statistic, for example `Average` or `p99`. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

/** How CloudWatch compares a value with the threshold (`ComparisonOperator` of an alarm); what fulfils it is a breach. */
export type ThresholdComparison = (typeof COMPARISONS)[number];

const COMPARISONS = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold'] as const;

/** Tells whether a text names one; bands of anomaly detection are compared otherwise. */
export function isThresholdComparison(comparison: string | undefined): comparison is ThresholdComparison {
  return COMPARISONS.some((known) => known === comparison);
}

/** A chart as data: what to ask for, what the event itself carried, and the lines to draw around it. */
export interface MetricChart {
  /** Absent: the kinds of `chart.ts` say theirs. */
  readonly kind?: undefined;
  readonly title: string;
  readonly unit?: string;
  readonly query?: MetricQuery;
  /** The points named by the event itself, oldest first; drawn when the metric cannot be read. */
  readonly datapoints: readonly Datapoint[];
  readonly threshold?: number;
  /** Which side of the threshold is the bad one; `GreaterThanOrEqualToThreshold` where it is absent. */
  readonly comparison?: ThresholdComparison;
  /** The instant of the state change, ISO 8601. */
  readonly at: string;
  /** True where the data are made up for a demonstration; the chart says so. */
  readonly isSample: boolean;
}
