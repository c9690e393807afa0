// Series as bars on each other: what is positive grows from zero upwards, what is negative (a refund, a credit) downwards.
import { clampValue, isDrawableInstant } from './drawable-range.ts';
import type { PlottedPoint } from './plot-points.ts';

/** A part of a bar. */
export interface StackedBar {
  /** The number of its series. */
  readonly series: number;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** A single bar without a known end lasts as long. */
const DAY_MS = 24 * 60 * 60_000;

/** Stacks series, the first one lowest; every bar ends where the next begins, the last one at `until` or as long as the one before. */
export function stackBars(series: readonly (readonly PlottedPoint[])[], until: number): StackedBar[] {
  const begins = [...new Set(series.flatMap((points) => points.map(({ at }) => at)))].sort((earlier, later) => earlier - later);
  const endOf = new Map(begins.map((at, index) => [at, begins[index + 1] ?? lastEnd(begins, until)]));
  const heights = new Map<number, { up: number; down: number }>();
  return series.flatMap((points, index) =>
    points.map(({ at, value }) => {
      const height = heights.get(at) ?? { up: 0, down: 0 };
      const base = value < 0 ? height.down : height.up;
      const top = clampValue(base + value);
      heights.set(at, value < 0 ? { ...height, down: top } : { ...height, up: top });
      return { series: index, from: at, to: endOf.get(at) ?? at, low: Math.min(base, top), high: Math.max(base, top) };
    }),
  );
}

function lastEnd(begins: readonly number[], until: number): number {
  const last = begins.at(-1) ?? 0;
  const before = begins.at(-2);
  if (isDrawableInstant(until) && until > last) return until;
  return last + (before === undefined ? DAY_MS : last - before);
}
