// Points of an answer as a series of a chart: readable, in order, and no more than a picture can tell apart.
import type { ChartSeries } from '../../domain/chart.ts';
import type { Datapoint } from '../../domain/metric-chart.ts';

/** Most points of a series: as many as the web chat keeps of one. */
export const SERIES_POINTS_MAX = 500;

const MS_PER_SECOND = 1000;

/** Reads an instant as AWS or JSON has it; undefined where it is none. */
export function readInstant(value: unknown): string | undefined {
  const at = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** Reads a finite number, also one in a text; undefined where it is none. */
export function readQuantity(value: unknown): number | undefined {
  const quantity = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof quantity === 'number' && Number.isFinite(quantity) ? quantity : undefined;
}

/** Reads points, whatever their order, oldest first; what has no readable instant or number is left out. */
export function readPoints(measured: readonly (readonly [at: unknown, value: unknown])[]): readonly Datapoint[] {
  const points = measured.flatMap(([instant, quantity]): Datapoint[] => {
    const [at, value] = [readInstant(instant), readQuantity(quantity)];
    return at === undefined || value === undefined ? [] : [{ at, value }];
  });
  return points.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

/** Makes a series of points in order; of many the lowest and the highest of each of equal spans of time stay, and both ends. */
export function toSeries(name: string, points: readonly Datapoint[]): ChartSeries {
  const first = points[0];
  const last = points.at(-1);
  const period = usualDistanceMs(points);
  if (first === undefined || last === undefined || points.length <= SERIES_POINTS_MAX) {
    return { name, points, ...(period > 0 ? { periodSeconds: period / MS_PER_SECOND } : {}) };
  }
  const begin = Date.parse(first.at);
  // Two points a span, and both ends.
  const spanMs = (Date.parse(last.at) - begin) / (SERIES_POINTS_MAX / 2 - 2);
  const extremes = new Map<number, { lowest: Datapoint; highest: Datapoint }>();
  for (const point of points) {
    const span = spanMs === 0 ? 0 : Math.floor((Date.parse(point.at) - begin) / spanMs);
    const known = extremes.get(span) ?? { lowest: point, highest: point };
    extremes.set(span, {
      lowest: point.value < known.lowest.value ? point : known.lowest,
      highest: point.value > known.highest.value ? point : known.highest,
    });
  }
  const kept = new Set([first, last, ...[...extremes.values()].flatMap(({ lowest, highest }) => [lowest, highest])]);
  // The kept ones of two spans may be as far apart as both are long.
  const periodSeconds = Math.max(period, 2 * spanMs) / MS_PER_SECOND;
  return { name, points: points.filter((point) => kept.has(point)), ...(periodSeconds > 0 ? { periodSeconds } : {}) };
}

/** The distance that most neighbors keep (the median). */
function usualDistanceMs(points: readonly Datapoint[]): number {
  const distances = points.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(points[index]?.at ?? at));
  return distances.toSorted((shorter, longer) => shorter - longer)[Math.floor(distances.length / 2)] ?? 0;
}
