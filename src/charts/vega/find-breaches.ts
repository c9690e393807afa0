// Where a line is beyond a threshold or outside of a band, with the exact places where it crosses.
import type { BandComparison, ThresholdComparison } from '../../domain/metric-chart.ts';
import type { PlottedBandPoint } from './plot-band.ts';
import type { PlottedPoint } from './plot-points.ts';

/** A point of a breach or on the crossing; `span` is the number of the unbroken breach. */
export interface BreachPoint {
  readonly at: number;
  readonly value: number;
  /** The threshold, or the edge of the band there. */
  readonly edge: number;
  readonly span: number;
  /** False where the point is only the place where the line crosses. */
  readonly isMeasured: boolean;
}

/** The line that must not be crossed, and which side of it is the bad one. */
export interface Threshold {
  readonly value: number;
  readonly comparison: ThresholdComparison;
}

/** What is good at an instant: all between the two, which are infinite on a side that cannot be bad. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  /** True where the edges themselves are bad. */
  readonly isEdgeBad: boolean;
}

/** Knows the bounds at an instant; undefined where there are none. */
export type BoundsAt = (at: number) => Bounds | undefined;

/** Tells whether larger values are the bad ones. */
export function isBreachedAbove(threshold: Threshold): boolean {
  return threshold.comparison.startsWith('GreaterThan');
}

/** Returns the bounds that a threshold sets. */
export function boundsOfThreshold(threshold: Threshold): BoundsAt {
  const isEdgeBad = threshold.comparison.endsWith('OrEqualToThreshold');
  const bounds = isBreachedAbove(threshold)
    ? { low: Number.NEGATIVE_INFINITY, high: threshold.value, isEdgeBad }
    : { low: threshold.value, high: Number.POSITIVE_INFINITY, isEdgeBad };
  return () => bounds;
}

/** Returns the bounds that a band sets at its own instants; there is none in between. */
export function boundsOfBand(band: readonly PlottedBandPoint[], comparison: BandComparison): BoundsAt {
  const bounds = new Map(
    band.map(({ at, low, high }) => [
      at,
      {
        low: comparison === 'GreaterThanUpperThreshold' ? Number.NEGATIVE_INFINITY : low,
        high: comparison === 'LessThanLowerThreshold' ? Number.POSITIVE_INFINITY : high,
        isEdgeBad: false,
      },
    ]),
  );
  return (at) => bounds.get(at);
}

type Side = 'above' | 'below' | 'inside';

/** Returns the parts of the line out of bounds, oldest first. */
export function findBreaches(points: readonly PlottedPoint[], boundsAt: BoundsAt): BreachPoint[] {
  const breaches: BreachPoint[] = [];
  let span = 0;
  let previous: (PlottedPoint & { bounds: Bounds | undefined; side: Side }) | undefined;
  for (const point of points) {
    const bounds = boundsAt(point.at);
    const side = sideOf(point.value, bounds);
    const current = { ...point, bounds, side };
    const before = previous?.segment === point.segment ? previous : undefined;
    const hasChanged = before !== undefined && before.side !== side;
    if (hasChanged && before.side !== 'inside') breaches.push(...crossing([before, current], before.side, span));
    if (side !== 'inside') {
      if (before?.side !== side) span += 1;
      if (hasChanged) breaches.push(...crossing([before, current], side, span));
      breaches.push({ at: point.at, value: point.value, edge: edgeOf(bounds, side), span, isMeasured: true });
    }
    previous = current;
  }
  return breaches;
}

function sideOf(value: number, bounds: Bounds | undefined): Side {
  if (bounds === undefined) return 'inside';
  const { low, high, isEdgeBad } = bounds;
  if (value > high || (isEdgeBad && value === high)) return 'above';
  return value < low || (isEdgeBad && value === low) ? 'below' : 'inside';
}

function edgeOf(bounds: Bounds | undefined, side: Side): number {
  return (side === 'above' ? bounds?.high : bounds?.low) ?? 0;
}

/** The place where the line meets the edge, which may rise or fall itself; none where the edge is not known at both ends. */
function crossing(
  [from, to]: readonly [PlottedPoint & { bounds: Bounds | undefined }, PlottedPoint & { bounds: Bounds | undefined }],
  side: Side,
  span: number,
): BreachPoint[] {
  if (from.bounds === undefined || to.bounds === undefined) return [];
  const [edgeBefore, edgeAfter] = [edgeOf(from.bounds, side), edgeOf(to.bounds, side)];
  const [before, after] = [from.value - edgeBefore, to.value - edgeAfter];
  const share = before / (before - after);
  if (!(share >= 0 && share <= 1)) return [];
  const edge = edgeBefore + share * (edgeAfter - edgeBefore);
  return [{ at: from.at + share * (to.at - from.at), value: edge, edge, span, isMeasured: false }];
}
