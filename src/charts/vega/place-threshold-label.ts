// Where the words of the threshold stand: at the end of its line, or in the middle, above or below it, wherever the fewest lines run.
import { fontSizes } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { isBreachedAbove, type Threshold } from './find-breaches.ts';
import { estimateTextWidth } from './text-width.ts';

/** The place of the words. */
export interface LabelPlace {
  /** Pixels of the inner area. */
  readonly x: number;
  readonly align: 'left' | 'center' | 'right';
  /** Pixels from the threshold down to the baseline. */
  readonly dy: number;
  readonly left: number;
  readonly width: number;
  /** False where lines run behind the words. */
  readonly isFree: boolean;
}

/** What the choice is made from. */
type LabelView = Pick<ChartModel, 'points' | 'lines' | 'breaches' | 'layout' | 'timeScale' | 'valueScale' | 'thresholdLabel'>;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Between the words and the threshold's line, and between the words and the sides. */
const ABOVE_DY = -5;
const BELOW_DY = fontSizes.label + 3;
const SIDE_MARGIN = 2;
/** Lines this near touch the words. */
const BOX_MARGIN = 2;
/** How far letters reach below the baseline. */
const DESCENT = 3;

/** Chooses the place: of those where the fewest lines run, the one on the bad side comes first, and the end with fewer breaches. */
export function placeThresholdLabel(view: LabelView, threshold: Threshold): LabelPlace {
  const { layout } = view;
  const width = estimateTextWidth(view.thresholdLabel, fontSizes.label);
  const y = yOf(threshold.value, view);
  const sides = isBreachedAbove(threshold) ? [ABOVE_DY, BELOW_DY] : [BELOW_DY, ABOVE_DY];
  const starts = [
    { x: SIDE_MARGIN, align: 'left', left: SIDE_MARGIN },
    { x: layout.width - SIDE_MARGIN, align: 'right', left: layout.width - SIDE_MARGIN - width },
  ] as const;
  const ends = isStartFree(view) ? starts : starts.toReversed();
  const middle = { x: layout.width / 2, align: 'center', left: (layout.width - width) / 2 } as const;
  const places = sides.flatMap((dy) => [...ends, middle].map(({ x, align, left }) => ({ x, align, dy, left })));
  const inside = places.filter(({ dy }) => y + dy - fontSizes.label >= 0 && y + dy + DESCENT <= layout.height);
  const judged = (inside.length > 0 ? inside : places).map((place) => {
    const baseline = y + place.dy;
    const box = {
      left: place.left - BOX_MARGIN,
      right: place.left + width + BOX_MARGIN,
      top: baseline - fontSizes.label - BOX_MARGIN,
      bottom: baseline + DESCENT,
    };
    return { place, lineCount: countLines(box, view) };
  });
  const fewest = Math.min(...judged.map(({ lineCount }) => lineCount));
  const chosen = judged.find(({ lineCount }) => lineCount === fewest)?.place ?? {
    x: SIDE_MARGIN,
    align: 'left',
    left: SIDE_MARGIN,
    dy: ABOVE_DY,
  };
  return { ...chosen, width, isFree: fewest === 0 };
}

/** Counts the pieces of lines that run through a box. */
function countLines(box: Box, view: LabelView): number {
  const drawn = [view.points, ...view.lines.filter(({ isOnScale }) => isOnScale).map(({ points }) => points)];
  return drawn.reduce((count, points) => {
    const through = points.filter((point, index) => {
      const previous = points[index - 1];
      const [toX, toY] = [xOf(point.at, view), yOf(point.value, view)];
      const isJoined = previous?.segment === point.segment;
      const [fromX, fromY] = isJoined ? [xOf(previous.at, view), yOf(previous.value, view)] : [toX, toY];
      return meets(box, [fromX, fromY], [toX, toY]);
    });
    return count + through.length;
  }, 0);
}

/** Tells whether a piece of a line, from left to right, meets the box. */
function meets(
  { left, right, top, bottom }: Box,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): boolean {
  if (toX < left || fromX > right) return false;
  const heightAt = (x: number): number => (toX === fromX ? toY : fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY));
  const ends = toX === fromX ? [fromY, toY] : [heightAt(Math.max(left, fromX)), heightAt(Math.min(right, toX))];
  return Math.max(...ends) >= top && Math.min(...ends) <= bottom;
}

/** Tells whether fewer of the points beyond the threshold lie in the first half of the time. */
function isStartFree({ breaches, timeScale }: LabelView): boolean {
  const middle = (timeScale.domain[0] + timeScale.domain[1]) / 2;
  const earlyCount = breaches.filter(({ at }) => at < middle).length;
  return earlyCount <= breaches.length - earlyCount;
}

function xOf(at: number, { timeScale: { domain }, layout }: LabelView): number {
  return ((at - domain[0]) / (domain[1] - domain[0])) * layout.width;
}

function yOf(value: number, { valueScale: { domain }, layout }: LabelView): number {
  return layout.height - ((value - domain[0]) / (domain[1] - domain[0])) * layout.height;
}
