// Points for charts, measured at equal distances from midnight on.
import type { Datapoint } from '../../../domain/metric-chart.ts';

/** The instant of the first point. */
export const MEASURE_BEGIN = Date.parse('2026-11-20T00:00:00Z');

/** Makes points of two digits behind the point, every 5 minutes where nothing else is said. */
export function measure(count: number, valueOf: (index: number) => number, periodSeconds = 300): Datapoint[] {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(MEASURE_BEGIN + index * periodSeconds * 1000).toISOString(),
    value: Math.round(valueOf(index) * 100) / 100,
  }));
}
