// The lines beside the watched one: those that fit its scale are drawn thin, the others only as a small picture of their course.
import { SERIES_MAX } from '../../domain/chart.ts';
import type { MetricLine } from '../../domain/metric-chart.ts';
import type { ChartPalette } from './chart-palette.ts';
import { plotPoints, type PlottedPoint } from './plot-points.ts';
import { thinPoints } from './thin-points.ts';

/** A line with its look. */
export interface LineLook {
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly points: readonly PlottedPoint[];
  /** False where the watched line would be a flat one beside it. */
  readonly isOnScale: boolean;
}

/** What the lines are laid out in. */
export interface LinesRoom {
  /** Everything that the scale has to show anyway. */
  readonly values: readonly number[];
  readonly periodSeconds: number | undefined;
  readonly palette: ChartPalette;
  readonly width: number;
}

/** Most lines beside the watched one. */
const LINES_MAX = SERIES_MAX - 1;
/** Of so many pixels the lowest and the highest point are drawn; these lines are thin and beside the point. */
const PIXELS_PER_SPAN = 3;
/** So many times the span that the watched line and its threshold take may be shown: more, and the breach is not seen. */
const STRETCH_MAX = 3;
/** Lines are told apart by pattern as well as by color. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3], [4, 4]];

/** Works out the lines beside the watched one, each on its scale or not. */
export function layoutLines(lines: readonly MetricLine[], { values, periodSeconds, palette, width }: LinesRoom): LineLook[] {
  return lines.slice(0, LINES_MAX).map(({ label, points }, index) => {
    const plotted = thinPoints(plotPoints(points, periodSeconds), Math.ceil(width / PIXELS_PER_SPAN));
    return {
      label,
      // The first color is as good as that of the watched line.
      color: palette.series[index + 1] ?? palette.quietText,
      dash: DASHES[index] ?? [],
      points: plotted,
      isOnScale: fits(
        plotted.map(({ value }) => value),
        values,
      ),
    };
  });
}

function fits(line: readonly number[], others: readonly number[]): boolean {
  if (line.length === 0) return false;
  const [low, high] = rangeOf(others);
  const [lowest, highest] = rangeOf([...line, ...others]);
  return highest - lowest <= (high - low) * STRETCH_MAX;
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [values[0] ?? 0, values[0] ?? 0],
  );
}
