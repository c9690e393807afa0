// Which part of a longer list is shown, so that it need not be scrolled.

/** Returns the first and the one after the last of at most `size` of `count` rows, with the active one among them. */
export function visibleRange({
  count,
  size,
  activeIndex,
}: {
  count: number;
  size: number;
  activeIndex: number;
}): readonly [number, number] {
  // The active row stands in the middle, so that one sees what comes before and after it.
  const first = Math.max(0, Math.min(activeIndex - Math.floor(size / 2), count - size));
  return [first, Math.min(count, first + size)];
}
