// The edges of an anomaly detector's band that CloudWatch names in the reason of a state change, one for each point that it names:
// "2 datapoints [0.7 (22/11/26 13:28:00), ...] was less than the lower thresholds [0.37, ...] or greater than the upper thresholds [0.42, ...]".
import type { BandPoint } from '../../../domain/metric-chart.ts';
import { listDatapoints } from './read-datapoints.ts';

// Match: lower thresholds [0.37, -1.0E-4]. Near miss: the threshold (80.0); lower thresholds [].
const LOWER = /lower thresholds \[([-\d.E, ]{1,3000})\]/;
const UPPER = /upper thresholds \[([-\d.E, ]{1,3000})\]/;

/** Returns the band at the points of a reason, oldest first; empty where the reason does not name one of each for each. */
export function readBand(reason: string, changedAt: Date): readonly BandPoint[] {
  const [lower, upper] = [numbersOf(LOWER.exec(reason)?.[1]), numbersOf(UPPER.exec(reason)?.[1])];
  // Most alarms have a threshold and no band.
  if (lower.length === 0) return [];
  const points = listDatapoints(reason, changedAt);
  if (lower.length !== points.length || upper.length !== points.length) return [];
  return points
    .map(({ at }, index) => ({ at, low: lower[index] ?? Number.NaN, high: upper[index] ?? Number.NaN }))
    .filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function numbersOf(list: string | undefined): readonly number[] {
  return list === undefined ? [] : list.split(',').map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
}
