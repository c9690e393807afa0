// What a chart of an alarm's metrics shows, before anybody has drawn it.

/** One measured point; `at` is ISO 8601. */
export interface Datapoint {
  readonly at: string;
  readonly value: number;
}

/** A metric with how it is measured, in CloudWatch's own terms. */
export interface MetricStatistic {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  /** CloudWatch statistic, for example `Average` or `p99`. */
  readonly statistic: string;
  readonly unit?: string;
}

/** One entry of a query: a metric, or an expression over others (CloudWatch API, MetricDataQuery). */
export interface MetricDataQuery {
  readonly id: string;
  readonly label?: string;
  /** Metric math, or a Metrics Insights query. */
  readonly expression?: string;
  readonly metric?: MetricStatistic;
  /** Absent: that of the whole query. */
  readonly periodSeconds?: number;
  /** The metric's own account where it is not that of the query (cross-account observability). */
  readonly accountId?: string;
  /** True where the entry's points are asked for; the others only serve its expressions. */
  readonly isReturned: boolean;
}

/** Everything behind an alarm's picture; enough to ask for its data. */
export interface MetricQuery {
  /** Account and Region that are asked: those of the alarm. */
  readonly accountId: string;
  readonly region: string;
  readonly periodSeconds: number;
  readonly queries: readonly MetricDataQuery[];
  /** The entry that is compared with the threshold or the band. */
  readonly watchedId: string;
  /** The entry that is the band of an anomaly detector; it has two lines, its lower and its upper edge. */
  readonly bandId?: string;
  /** Where the watched entry comes to many time series, each watched by itself: what the label of the right one holds. */
  readonly contributor?: readonly string[];
}

/** A line beside the watched one. */
export interface MetricLine {
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly Datapoint[];
}

/** The edges of a band at an instant, ISO 8601. */
export interface BandPoint {
  readonly at: string;
  readonly low: number;
  readonly high: number;
}

/** What a query came to; all oldest first. */
export interface MetricReading {
  /** The watched line. */
  readonly points: readonly Datapoint[];
  /** All others that were asked for. */
  readonly lines: readonly MetricLine[];
  /** Empty where there is none. */
  readonly band: readonly BandPoint[];
}

/** How CloudWatch compares a value with the threshold (`ComparisonOperator` of an alarm); what fulfils it is a breach. */
export type ThresholdComparison = (typeof THRESHOLD_COMPARISONS)[number];

/** How CloudWatch compares a value with a band (`ComparisonOperator` of an anomaly detection alarm). */
export type BandComparison = (typeof BAND_COMPARISONS)[number];

const THRESHOLD_COMPARISONS = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;

const BAND_COMPARISONS = ['LessThanLowerOrGreaterThanUpperThreshold', 'LessThanLowerThreshold', 'GreaterThanUpperThreshold'] as const;

/** Tells whether a text names a comparison with a threshold; bands of anomaly detection are compared otherwise. */
export function isThresholdComparison(comparison: string | undefined): comparison is ThresholdComparison {
  return THRESHOLD_COMPARISONS.some((known) => known === comparison);
}

/** Tells whether a text names a comparison with a band. */
export function isBandComparison(comparison: string | undefined): comparison is BandComparison {
  return BAND_COMPARISONS.some((known) => known === comparison);
}

/** A chart as data: what to ask for, what the event itself carried, and the lines to draw around it. */
export interface MetricChart {
  /** Absent: the kinds of `chart.ts` say theirs. */
  readonly kind?: undefined;
  readonly title: string;
  readonly unit?: string;
  readonly query?: MetricQuery;
  /** The watched points as far as they are known, oldest first: those named by the event itself, or all that were read. Drawn when the metric cannot be read. */
  readonly datapoints: readonly Datapoint[];
  /** Lines beside the watched one, where they have been read. */
  readonly lines?: readonly MetricLine[];
  /** The band, where it has been read, oldest first. */
  readonly band?: readonly BandPoint[];
  readonly threshold?: number;
  /** What is a breach: of a threshold `GreaterThanOrEqualToThreshold` where it is absent, of a band to be outside of it. */
  readonly comparison?: ThresholdComparison | BandComparison;
  /** The instant of the state change, ISO 8601. */
  readonly at: string;
  /** True where the data are made up for a demonstration; the chart says so. */
  readonly isSample: boolean;
}

/** Returns the metric that is watched; undefined where it is an expression. */
export function watchedMetric({ queries, watchedId }: MetricQuery): MetricStatistic | undefined {
  return queries.find(({ id }) => id === watchedId)?.metric;
}

/** Most points that the reason of an alarm names (CloudWatch's own words: "5 datapoints were ..."); a chart with more has been read. */
export const REASON_POINTS_MAX = 5;

/** Tells whether a chart may still come to more: its metric can be asked for, and all that it has is what the event itself named. */
export function isYetToBeRead({ query, datapoints, lines = [], band = [], isSample }: MetricChart): boolean {
  return query !== undefined && !isSample && datapoints.length <= REASON_POINTS_MAX && lines.length + band.length === 0;
}
