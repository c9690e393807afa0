// Values of a chart as the browser gets them: texts that are bounded, numbers that JSON can hold.
import type { Datapoint } from '../../domain/metric-chart.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest text but for expressions; the longest of CloudWatch's own is a dimension's value (CloudWatch API, Dimension: 1,024). */
const TEXT_MAX_LENGTH = 1024;

/** Keeps the newest points that are numbers. */
export function toWebPoints(points: readonly Datapoint[], pointsMax: number): Datapoint[] {
  return points
    .filter(({ value }) => Number.isFinite(value))
    .slice(-pointsMax)
    .map(({ at, value }) => ({ at: bounded(at), value: withoutNegativeZero(value) }));
}

/** Returns the number as JSON can hold it: it has no negative zero, so what is stored and read again would differ from what was rendered. */
export function withoutNegativeZero(value: number): number {
  return value + 0;
}

/** Returns a text on one line, cut to length. */
export function bounded(content: string): string {
  return truncateText(oneLine(content), TEXT_MAX_LENGTH);
}
