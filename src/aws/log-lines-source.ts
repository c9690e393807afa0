// Narrow port: a few lines of a log group, for the message of an alarm, and which log group a metric is made from. It calls FilterLogEvents
// and DescribeMetricFilters, and nothing else.
import type { ReadingPlace } from '../domain/reading-place.ts';
import type { Reading } from './reading.ts';

/** A line of a log. */
export interface LogLine {
  /** ISO 8601. */
  readonly at: string;
  readonly text: string;
}

/** Which lines are wanted. */
export interface LogLinesRequest {
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  readonly logGroup: string;
  /** ISO 8601 instants, `from` included, `to` excluded. */
  readonly from: string;
  readonly to: string;
  /** In CloudWatch Logs' own syntax; all lines without. */
  readonly filterPattern?: string;
  /** How many at most, up to LOG_LINES_MAX. */
  readonly limit: number;
}

/** Which metric a log group is looked for. */
export interface MetricFilterRequest {
  /** Absent for events of the sample. */
  readonly place?: ReadingPlace;
  readonly namespace: string;
  readonly metricName: string;
}

/** From what a metric is made. */
export interface MetricFilter {
  readonly logGroup: string;
  /** Empty where every line counts. */
  readonly filterPattern: string;
}

/** Most lines of a reading: a message shows five, and some of them may be alike. */
export const LOG_LINES_MAX = 100;

/** Reads log lines. Never rejects. */
export interface LogLinesSource {
  /** Returns the first lines that match, oldest first, each cut to a length that can be shown, without what looks like a secret. */
  read(request: LogLinesRequest, signal: AbortSignal): Promise<Reading<readonly LogLine[]>>;
  /** Returns undefined as the value where no metric filter makes the metric. */
  findMetricFilter(request: MetricFilterRequest, signal: AbortSignal): Promise<Reading<MetricFilter | undefined>>;
}
