// The numbers that a chart can count with: all that CloudWatch knows, and no more.

/** The largest value that CloudWatch takes (PutMetricData, MetricDatum). */
const LARGEST_VALUE = 2 ** 360;
/** Years 1 to 9999, the years that ISO 8601 writes with four digits. */
const EARLIEST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
const LATEST_INSTANT = Date.parse('9999-12-31T23:59:59Z');

/** Returns the value, or the nearest one that CloudWatch takes. */
export function clampValue(value: number): number {
  return Math.max(-LARGEST_VALUE, Math.min(LARGEST_VALUE, value));
}

/** Tells whether milliseconds since 1970 are an instant that a chart can name. */
export function isDrawableInstant(at: number): boolean {
  return at >= EARLIEST_INSTANT && at <= LATEST_INSTANT;
}
