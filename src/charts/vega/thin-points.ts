// Fewer points with the same outline, for charts with more points than pixels.
import type { PlottedPoint } from './plot-points.ts';

/** Keeps the lowest and the highest point of each of so many equal spans of time, so that no peak is lost, and both ends. */
export function thinPoints(points: readonly PlottedPoint[], spanCount: number): PlottedPoint[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length <= spanCount * 2) return [...points];
  const spanMs = (last.at - first.at) / spanCount;
  const extremes = new Map<string, { lowest: PlottedPoint; highest: PlottedPoint }>();
  for (const point of points) {
    const key = `${String(point.segment)}/${String(Math.floor((point.at - first.at) / spanMs))}`;
    const known = extremes.get(key) ?? { lowest: point, highest: point };
    extremes.set(key, {
      lowest: point.value < known.lowest.value ? point : known.lowest,
      highest: point.value > known.highest.value ? point : known.highest,
    });
  }
  const kept = new Set([first, last, ...[...extremes.values()].flatMap(({ lowest, highest }) => [lowest, highest])]);
  return points.filter((point) => kept.has(point));
}
