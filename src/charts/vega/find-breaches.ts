// Where a line is beyond the threshold, with the exact places where it crosses.
import type { ThresholdComparison } from '../../domain/metric-chart.ts';
import type { PlottedPoint } from './plot-points.ts';

/** A point beyond the threshold or on the crossing; `span` is the number of the unbroken breach. */
export interface BreachPoint {
  readonly at: number;
  readonly value: number;
  readonly span: number;
  /** False where the point is only the place where the line crosses. */
  readonly isMeasured: boolean;
}

/** The line that must not be crossed, and which side of it is the bad one. */
export interface Threshold {
  readonly value: number;
  readonly comparison: ThresholdComparison;
}

/** Tells whether larger values are the bad ones. */
export function isBreachedAbove(threshold: Threshold): boolean {
  return threshold.comparison.startsWith('GreaterThan');
}

/** Returns the parts of the line beyond the threshold, oldest first. */
export function findBreaches(points: readonly PlottedPoint[], threshold: Threshold): BreachPoint[] {
  const breaches: BreachPoint[] = [];
  let span = 0;
  points.forEach((point, index) => {
    const previous = points[index - 1];
    const isConnected = previous?.segment === point.segment;
    const isBeyond = breaks(point.value, threshold);
    const wasBeyond = isConnected && breaks(previous.value, threshold);
    if (isBeyond && !wasBeyond) span += 1;
    if (isConnected && isBeyond !== wasBeyond) breaches.push({ ...crossing(previous, point, threshold.value), span });
    if (isBeyond) breaches.push({ at: point.at, value: point.value, span, isMeasured: true });
  });
  return breaches;
}

function breaks(value: number, threshold: Threshold): boolean {
  switch (threshold.comparison) {
    case 'GreaterThanThreshold':
      return value > threshold.value;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold.value;
    case 'LessThanThreshold':
      return value < threshold.value;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold.value;
  }
}

function crossing(from: PlottedPoint, to: PlottedPoint, value: number): Omit<BreachPoint, 'span'> {
  const share = (value - from.value) / (to.value - from.value);
  return { at: from.at + share * (to.at - from.at), value, isMeasured: false };
}
