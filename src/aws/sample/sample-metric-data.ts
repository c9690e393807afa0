// Made-up data of the one metric behind the sample alarm, so that a first chart can be seen without an AWS account.
import { watchedMetric, type Datapoint, type MetricQuery, type MetricReading } from '../../domain/metric-chart.ts';
import type { MetricDataSource, MetricRequest, TimeWindow } from '../metric-data-source.ts';
import { SAMPLE_PLACE } from './sample-story.ts';

const SAMPLE_METRIC = {
  namespace: 'AWS/ECS',
  metricName: 'CPUUtilization',
  statistic: 'Average',
  dimensions: new Map([
    ['ClusterName', 'shop'],
    ['ServiceName', 'checkout-api'],
  ]),
} as const;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** ECS measures once a minute. */
const SHORTEST_PERIOD_SECONDS = 60;
/** A day of minutes; longer windows get longer periods, as CloudWatch's own graphs do. */
const MAX_POINTS = 1440;

/** Percent: the level that the service lives at, how much day and night change it, and how restless it is. */
const USUAL_LEVEL = 43;
const DAILY_SWING = 4;
const RIPPLE = 1.5;
const NOISE = 4;
/** Percent: the surge at the window's end; the sum passes the sample alarm's threshold of 80 5 to 10 minutes before the end. */
const SURGE = 48;
const SURGE_BEGINS_MINUTES_BEFORE_END = 22;
const SURGE_IS_FULL_MINUTES_BEFORE_END = 3;

/** Knows the CPU use of the sample service, the same for the same window, and no other metric. */
export const sampleMetricData: MetricDataSource = {
  read({ query, window }: MetricRequest, signal: AbortSignal): Promise<MetricReading | undefined> {
    signal.throwIfAborted();
    return Promise.resolve(isSampleMetric(query) ? { points: makePoints(query.periodSeconds, window), lines: [], band: [] } : undefined);
  },
};

function isSampleMetric(query: MetricQuery): boolean {
  const { dimensions, ...names } = SAMPLE_METRIC;
  const metric = watchedMetric(query);
  if (metric === undefined || query.queries.length > 1) return false;
  return (
    query.accountId === SAMPLE_PLACE.accountId &&
    query.region === SAMPLE_PLACE.region &&
    Object.entries(names).every(([field, name]) => metric[field as keyof typeof names] === name) &&
    metric.dimensions.length === dimensions.size &&
    metric.dimensions.every(({ name, value }) => dimensions.get(name) === value)
  );
}

function makePoints(periodSeconds: number, window: TimeWindow): Datapoint[] {
  const from = Date.parse(window.from);
  const to = Date.parse(window.to);
  const shortestMs = Math.max(SHORTEST_PERIOD_SECONDS, periodSeconds) * 1000;
  const periodMs = shortestMs * Math.max(1, Math.ceil((to - from) / shortestMs / MAX_POINTS));
  const points: Datapoint[] = [];
  // CloudWatch aligns periods to the epoch: a period of 5 minutes begins at :00, :05, :10.
  for (let at = Math.ceil(from / periodMs) * periodMs; at < to; at += periodMs) {
    points.push({ at: new Date(at).toISOString(), value: cpuPercent(at / MINUTE_MS, to / MINUTE_MS) });
  }
  return points;
}

function cpuPercent(minute: number, endMinute: number): number {
  // Highest in the early afternoon, UTC.
  const day = DAILY_SWING * Math.sin((2 * Math.PI * (minute - 8 * 60)) / DAY_MINUTES);
  const ripple = RIPPLE * Math.sin((2 * Math.PI * minute) / 37) + RIPPLE * Math.sin((2 * Math.PI * minute) / 101);
  const noise = NOISE * (randomShare(Math.floor(minute)) - 0.5);
  const surge = SURGE * surgeShare(endMinute - minute);
  return Math.round(Math.min(100, USUAL_LEVEL + day + ripple + noise + surge) * 100) / 100;
}

/** Goes smoothly from 0 to 1 while the surge begins (the cubic `3x² - 2x³`). */
function surgeShare(minutesBeforeEnd: number): number {
  const progress =
    (SURGE_BEGINS_MINUTES_BEFORE_END - minutesBeforeEnd) / (SURGE_BEGINS_MINUTES_BEFORE_END - SURGE_IS_FULL_MINUTES_BEFORE_END);
  const share = Math.max(0, Math.min(1, progress));
  return share * share * (3 - 2 * share);
}

/** Returns a number from 0 to 1 that looks random and is always the same for a seed (the finalizer of MurmurHash3). */
function randomShare(seed: number): number {
  const once = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return ((twice ^ (twice >>> 16)) >>> 0) / 2 ** 32;
}
