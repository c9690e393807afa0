// The points that a chart can draw: readable, in order, and cut into segments where measurements are missing.
import type { Datapoint } from '../../domain/metric-chart.ts';
import { clampValue, isDrawableInstant } from './drawable-range.ts';

/** A point with its place: `at` in milliseconds since 1970, `segment` the number of its unbroken run. */
export interface PlottedPoint {
  readonly at: number;
  readonly value: number;
  readonly segment: number;
}

/** Later than one and a half periods after the last point, a measurement is missing and the line breaks. */
const GAP_IN_PERIODS = 1.5;

/** Places the points that have a readable instant and a number, oldest first; the last of several at one instant stays. */
export function plotPoints(points: readonly Datapoint[], periodSeconds?: number): PlottedPoint[] {
  const valueAt = new Map<number, number>();
  for (const point of points) {
    const at = Date.parse(point.at);
    if (isDrawableInstant(at) && !Number.isNaN(point.value)) valueAt.set(at, clampValue(point.value));
  }
  const inOrder = [...valueAt].map(([at, value]) => ({ at, value })).sort((one, other) => one.at - other.at);
  return cutIntoSegments(inOrder, periodMs(inOrder, periodSeconds));
}

/** Numbers the unbroken runs of what is in order. */
export function cutIntoSegments<Place extends { readonly at: number }>(
  inOrder: readonly Place[],
  usualDistanceMs: number,
): (Place & { readonly segment: number })[] {
  let segment = 0;
  let previousAt = inOrder[0]?.at ?? 0;
  return inOrder.map((place) => {
    if (place.at - previousAt > usualDistanceMs * GAP_IN_PERIODS) segment += 1;
    previousAt = place.at;
    return { ...place, segment };
  });
}

/** Returns the metric's period, or where it is not known the distance that most neighbors keep (the median). */
export function periodMs(inOrder: readonly { readonly at: number }[], periodSeconds?: number): number {
  if (periodSeconds !== undefined && periodSeconds > 0) return periodSeconds * 1000;
  const distances = inOrder.slice(1).map(({ at }, index) => at - (inOrder[index]?.at ?? at));
  return distances.sort((shorter, longer) => shorter - longer)[Math.floor(distances.length / 2)] ?? 0;
}
