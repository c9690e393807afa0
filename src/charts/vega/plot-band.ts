// The band of an anomaly detector as a chart can draw it: readable, in order, cut where measurements are missing.
import type { BandPoint } from '../../domain/metric-chart.ts';
import { clampValue, isDrawableInstant } from './drawable-range.ts';
import { cutIntoSegments, periodMs } from './plot-points.ts';

/** Both edges with their place: `at` in milliseconds since 1970, `segment` the number of the unbroken run. */
export interface PlottedBandPoint {
  readonly at: number;
  readonly low: number;
  readonly high: number;
  readonly segment: number;
}

/** Places the edges that have a readable instant and are numbers, oldest first; the last of several at one instant stays. */
export function plotBand(band: readonly BandPoint[], periodSeconds?: number): PlottedBandPoint[] {
  const edgesAt = new Map<number, { low: number; high: number }>();
  for (const { at: instant, low, high } of band) {
    const at = Date.parse(instant);
    if (!isDrawableInstant(at) || Number.isNaN(low) || Number.isNaN(high)) continue;
    const edges = [clampValue(low), clampValue(high)];
    edgesAt.set(at, { low: Math.min(...edges), high: Math.max(...edges) });
  }
  const inOrder = [...edgesAt].map(([at, edges]) => ({ at, ...edges })).sort((one, other) => one.at - other.at);
  return cutIntoSegments(inOrder, periodMs(inOrder, periodSeconds));
}

/** Keeps one point for each of so many equal spans of time, with the lowest and the highest edge in it, and so the outline. */
export function thinBand(band: readonly PlottedBandPoint[], spanCount: number): PlottedBandPoint[] {
  const first = band[0];
  const last = band.at(-1);
  if (first === undefined || last === undefined || band.length <= spanCount) return [...band];
  const spanMs = (last.at - first.at) / spanCount;
  const kept = new Map<string, PlottedBandPoint>();
  for (const point of band) {
    const key = `${String(point.segment)}/${String(Math.floor((point.at - first.at) / spanMs))}`;
    const known = kept.get(key);
    kept.set(key, known === undefined ? point : { ...known, low: Math.min(known.low, point.low), high: Math.max(known.high, point.high) });
  }
  return [...kept.values()];
}
