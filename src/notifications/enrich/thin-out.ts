// Fewer points than were read: metrics in high resolution have thousands, and an incident keeps what a picture can show.
import type { Datapoint, MetricReading } from '../../domain/metric-chart.ts';

/** Most points of a line: three hours of minutes twice over, and more than a phone has dots across. Our own bound. */
export const POINTS_MAX = 360;

/** Most lines beside the watched one; more are not told apart. Our own bound. */
export const LINES_MAX = 5;

/** Thins out all lines of a reading. */
export function thinOut({ points, lines, band }: MetricReading): MetricReading {
  return {
    points: thinPoints(points),
    lines: lines.slice(0, LINES_MAX).map((line) => ({ ...line, points: thinPoints(line.points) })),
    band: everyNth(band),
  };
}

/** Keeps the lowest and the highest point of each stretch: what breached must stay to be seen. */
function thinPoints(points: readonly Datapoint[]): readonly Datapoint[] {
  if (points.length <= POINTS_MAX) return points;
  const stretch = Math.ceil(points.length / (POINTS_MAX / 2));
  const kept: Datapoint[] = [];
  for (let begin = 0; begin < points.length; begin += stretch) {
    const some = points.slice(begin, begin + stretch);
    const values = some.map(({ value }) => value);
    const [lowest, highest] = [values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))];
    kept.push(...some.filter((_point, index) => index === lowest || index === highest));
  }
  return kept;
}

function everyNth<Point>(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / POINTS_MAX);
  return step <= 1 ? points : points.filter((_point, index) => index % step === 0);
}
