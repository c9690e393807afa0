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
  const inOrder = [...valueAt].sort(([earlier], [later]) => earlier - later);
  return cutIntoSegments(inOrder, periodMs(inOrder, periodSeconds) * GAP_IN_PERIODS);
}

function cutIntoSegments(inOrder: readonly (readonly [number, number])[], longestGapMs: number): PlottedPoint[] {
  let segment = 0;
  let previousAt = inOrder[0]?.[0] ?? 0;
  return inOrder.map(([at, value]) => {
    if (at - previousAt > longestGapMs) segment += 1;
    previousAt = at;
    return { at, value, segment };
  });
}

/** Returns the metric's period, or where it is not known the distance that most neighbors keep (the median). */
function periodMs(inOrder: readonly (readonly [number, number])[], periodSeconds?: number): number {
  if (periodSeconds !== undefined && periodSeconds > 0) return periodSeconds * 1000;
  const distances = inOrder.slice(1).map(([at], index) => at - (inOrder[index]?.[0] ?? at));
  return distances.sort((shorter, longer) => shorter - longer)[Math.floor(distances.length / 2)] ?? 0;
}
