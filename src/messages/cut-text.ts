// Cuts a text that is too long for its place, where it hurts least. Unlike truncateText it counts as the place does.
import { sliceText } from './slice-text.ts';
import { ELLIPSIS } from './truncate.ts';

/** How much of the kept text may be given up to end at a line or a word. */
const MAX_LOSS = 0.2;

/** Counts a text as its place does, for example after escaping. */
export type MeasureText = (text: string) => number;

function longestFittingLength(text: string, limit: number, measure: MeasureText): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(text.slice(0, middle) + ELLIPSIS) <= limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function endAtBoundary(prefix: string): string {
  const earliest = prefix.length * (1 - MAX_LOSS);
  const boundary = [prefix.lastIndexOf('\n'), prefix.lastIndexOf(' ')].find((position) => position >= earliest && position > 0);
  return boundary === undefined ? prefix : prefix.slice(0, boundary);
}

/** Returns the text, or its beginning with an ellipsis, so that `measure` of it is at most `limit`; '' where nothing fits. */
export function cutText(text: string, limit: number, measure: MeasureText): string {
  if (measure(text) <= limit) {
    return text;
  }
  if (measure(ELLIPSIS) > limit) {
    return '';
  }
  const length = longestFittingLength(text, limit, measure);
  return endAtBoundary(sliceText(text, length)).trimEnd() + ELLIPSIS;
}
