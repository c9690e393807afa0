// Narrow port: the data of the metrics behind an alarm, for charts. It calls GetMetricData, and nothing else.
import type { MetricQuery, MetricReading } from '../domain/metric-chart.ts';
import type { ReadingPlace } from '../domain/reading-place.ts';

/** A span of time; ISO 8601 instants, `from` included, `to` excluded. */
export interface TimeWindow {
  readonly from: string;
  readonly to: string;
}

/** What is to be read. */
export interface MetricRequest {
  /** Absent where nobody's channel is known: what needs no account answers, all others do not. */
  readonly place?: ReadingPlace;
  readonly query: MetricQuery;
  readonly window: TimeWindow;
}

/** Reads metric data. */
export interface MetricDataSource {
  /** Returns all lines oldest first, or undefined where this source does not have the metric; may throw on failures. */
  read(request: MetricRequest, signal: AbortSignal): Promise<MetricReading | undefined>;
}

/** How far back a chart looks from the state change; our own choice: what came before the breach, and still legible on a phone. */
const CHART_SPAN_MS = 3 * 60 * 60_000;

/**
 * The same of metrics in high resolution: where the start is more than three hours ago, their points cannot be asked for ("use a multiple of
 * 60 seconds", CloudWatch API, MetricStat: Period), and the state change is some time ago when its chart is read.
 */
const SHORT_PERIOD_SPAN_MS = CHART_SPAN_MS - 10 * 60_000;
const SHORT_PERIOD_BELOW_SECONDS = 60;

/** How many periods it shows at least: of a metric by the hour or day three hours would be nothing. */
const CHART_PERIODS_MIN = 30;

/** How far back there are data at all (CloudWatch user guide, metrics retention: 455 days). */
const RETENTION_MS = 455 * 24 * 60 * 60_000;

/** Returns the time that a chart shows: three hours, a little less of metrics in high resolution, or 30 periods where they are longer, up to the instant given. */
export function chartWindow(periodSeconds: number, at: string): TimeWindow {
  const end = new Date(at);
  const usualSpanMs = periodSeconds < SHORT_PERIOD_BELOW_SECONDS ? SHORT_PERIOD_SPAN_MS : CHART_SPAN_MS;
  const spanMs = Math.min(RETENTION_MS, Math.max(usualSpanMs, periodSeconds * 1000 * CHART_PERIODS_MIN));
  return { from: new Date(end.getTime() - spanMs).toISOString(), to: end.toISOString() };
}
