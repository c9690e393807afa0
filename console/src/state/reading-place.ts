// Where in a list its reader is.
import type { ListSizes } from './resting-top.ts';
import { restingTop } from './resting-top.ts';

/** A place in a list: where it rests at its newest message, its end, or anywhere else. */
export type ReadingPlace = 'newest' | 'end' | 'elsewhere';

// Less than a line's height away still counts: zoomed pages scroll in fractions.
const TOLERANCE_PX = 24;

/** Finds out where a list is scrolled to. */
export function readingPlace(scrollTop: number, sizes: ListSizes): ReadingPlace {
  if (Math.abs(restingTop(sizes) - scrollTop) < TOLERANCE_PX) return 'newest';
  return sizes.scrollHeight - sizes.clientHeight - scrollTop < TOLERANCE_PX ? 'end' : 'elsewhere';
}
