// What the shop's metrics measure: the same for the same minute, except that the checkout API's CPU rises before whoever looks.
import type { DemoPlace } from '../demo-place.ts';
import { alarmRecords } from './alarms.ts';

/** One measurement of a minute. */
export interface Measurement {
  readonly at: Date;
  readonly value: number;
}

/** A metric by its names. */
export interface MetricNames {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: ReadonlyMap<string, string>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** CloudWatch keeps points of a minute so long (CloudWatch User Guide, metrics retention). */
const KEPT_DAYS = 15;

/** The minute's value; undefined where nothing was measured. */
type Curve = (minute: number, place: DemoPlace) => number | undefined;

/** The metrics behind the alarms, by the name of the alarm. */
const CURVES: Readonly<Record<string, Curve>> = {
  'checkout-api-high-cpu': (minute, { now }) => {
    const usual = 43 + daily(minute, 4) + 1.5 * Math.sin(minute / 6) + 4 * (randomShare(minute) - 0.5);
    return round(Math.min(100, usual + 46 * surgeShare(Math.floor(now.getTime() / MINUTE_MS) - minute)));
  },
  'open-orders-backlog': (minute) =>
    Math.round(Math.max(0, 180 + daily(minute, 90) + 60 * Math.sin(minute / 41) + 40 * randomShare(minute))),
  // Few requests fail, and where none does nothing is measured.
  'shop-public-server-errors': (minute) => (randomShare(minute) < 0.12 ? Math.ceil(randomShare(minute + 1) * 6) : undefined),
  'shop-orders-free-storage': (minute) => Math.round(38.4e9 - (minute % (7 * 24 * 60)) * 2.1e5 + 2e7 * randomShare(minute)),
  // It runs once a night, without errors; in between there is nothing to measure.
  'nightly-report-errors': (minute, place) => (isReportMinute(minute, place) ? 0 : undefined),
};

/** The report's alarm lacks data since an hour after the report. */
const REPORT_MINUTES_AGO = 544 + 60;

function isReportMinute(minute: number, { now }: DemoPlace): boolean {
  const minutesAgo = Math.floor(now.getTime() / MINUTE_MS) - minute;
  return minutesAgo % (DAY_MS / MINUTE_MS) === REPORT_MINUTES_AGO;
}

/** Measures a metric in a span of time, `to` excluded; nothing where the shop does not have it. */
export function measure(names: MetricNames, time: { readonly from: Date; readonly to: Date }, place: DemoPlace): readonly Measurement[] {
  const record = alarmRecords.find(
    ({ namespace, metricName, dimensions }) =>
      namespace === names.namespace &&
      metricName === names.metricName &&
      Object.keys(dimensions).length === names.dimensions.size &&
      Object.entries(dimensions).every(([name, value]) => names.dimensions.get(name) === value),
  );
  const curve = record === undefined ? undefined : CURVES[record.name];
  if (curve === undefined) return [];
  const oldest = place.now.getTime() - KEPT_DAYS * DAY_MS;
  const first = Math.ceil(Math.max(oldest, time.from.getTime()) / MINUTE_MS);
  // The minute that goes on is not measured yet.
  const end = Math.min(Math.ceil(time.to.getTime() / MINUTE_MS), Math.floor(place.now.getTime() / MINUTE_MS));
  const measurements: Measurement[] = [];
  for (let minute = first; minute < end; minute += 1) {
    const value = curve(minute, place);
    if (value !== undefined) measurements.push({ at: new Date(minute * MINUTE_MS), value });
  }
  return measurements;
}

/** The unit of a metric as CloudWatch says it. */
export function unitOf({ metricName }: MetricNames): string {
  if (metricName === 'CPUUtilization') return 'Percent';
  return metricName === 'FreeStorageSpace' ? 'Bytes' : 'Count';
}

/** Highest in the early afternoon, UTC. */
function daily(minute: number, swing: number): number {
  return swing * Math.sin((2 * Math.PI * (minute - 8 * 60)) / (24 * 60));
}

/** Minutes before now: the alarm went off 4 minutes ago, after three of five minutes beyond the threshold. */
const SURGE_BEGINS = 20;
const SURGE_IS_FULL = 5;

/** Goes smoothly from 0 to 1 while the surge begins (the cubic `3x² - 2x³`). */
function surgeShare(minutesAgo: number): number {
  const share = Math.max(0, Math.min(1, (SURGE_BEGINS - minutesAgo) / (SURGE_BEGINS - SURGE_IS_FULL)));
  return share * share * (3 - 2 * share);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Returns a number from 0 to 1 that looks random and is always the same for a seed (the finalizer of MurmurHash3). */
function randomShare(seed: number): number {
  const once = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return ((twice ^ (twice >>> 16)) >>> 0) / 2 ** 32;
}
