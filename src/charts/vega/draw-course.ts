// The course of a line in small, on a scale of its own: that it rose or fell, not how much.
import type { ChartLayer } from './chart-layer.ts';
import type { PlottedPoint } from './plot-points.ts';
import { thinPoints } from './thin-points.ts';

/** Pixels, as those of the legend. */
interface CourseBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LINE_WIDTH = 1;
/** Two points for each of so many pixels. */
const PIXELS_PER_SPAN = 3;

/** Draws the course within a box. */
export function drawCourse(
  { color, points }: { readonly color: string; readonly points: readonly PlottedPoint[] },
  box: CourseBox,
): ChartLayer {
  const values = points.map(({ value }) => value);
  const [lowest, highest] = [
    values.reduce((low, value) => Math.min(low, value), values[0] ?? 0),
    values.reduce((high, value) => Math.max(high, value), values[0] ?? 0),
  ];
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const shareOf = (value: number, from: number, to: number): number => (to > from ? (value - from) / (to - from) : 0.5);
  const places = thinPoints(points, Math.floor(box.width / PIXELS_PER_SPAN)).map(({ at, value, segment }) => ({
    x: box.left + shareOf(at, first, last) * box.width,
    y: box.top + (1 - shareOf(value, lowest, highest)) * box.height,
    segment,
  }));
  return {
    data: { values: places },
    mark: { type: 'line', color, strokeWidth: LINE_WIDTH, strokeJoin: 'round', aria: false },
    encoding: {
      // Without a scale a field is pixels.
      x: { field: 'x', type: 'quantitative', scale: null, axis: null },
      y: { field: 'y', type: 'quantitative', scale: null, axis: null },
      detail: { field: 'segment' },
    },
  };
}
