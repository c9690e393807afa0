// Where a list that shows its newest message stands still.

/** Heights and places in a scrolling list, in CSS pixels. */
export interface ListSizes {
  readonly clientHeight: number;
  readonly scrollHeight: number;
  /** Where the newest message begins, from the start of the list. */
  readonly newestTop: number;
}

// As much as stands between two messages.
const SPACE_ABOVE_PX = 12;

/** Returns how far to scroll: to the end, but never past the beginning of the newest message, which is read from there. */
export function restingTop({ clientHeight, scrollHeight, newestTop }: ListSizes): number {
  return Math.max(0, Math.min(scrollHeight - clientHeight, newestTop - SPACE_ABOVE_PX));
}
