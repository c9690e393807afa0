// Narrow port: the data of one metric, for charts. It can read nothing else.
import type { Datapoint, MetricQuery } from '../domain/metric-chart.ts';

/** A span of time; ISO 8601 instants, `from` included, `to` excluded. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** Reads metric data. */
export interface MetricDataSource {
  /** Returns the points oldest first, or undefined where this source does not have the metric; may throw on failures. */
  read(query: MetricQuery, window: TimeWindow, signal: AbortSignal): Promise<readonly Datapoint[] | undefined>;
}
