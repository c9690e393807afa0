// How far two names are from each other.

/** Counts insertions, deletions, changes and swaps of neighbours (optimal string alignment); stops counting past `limit`. */
export function editDistance(left: string, right: string, limit = Infinity): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  // Farther from the diagonal than the limit nothing within it is found.
  const reach = Math.min(limit, Math.max(left.length, right.length));
  const rows = { beforePrevious: emptyRow(right, reach), previous: emptyRow(right, reach), current: emptyRow(right, reach) };
  for (let column = 0; column <= Math.min(reach, right.length); column += 1) rows.previous[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    if (fillRow(rows, row, { left, right, reach }) > limit) return limit + 1;
    const { beforePrevious, previous, current } = rows;
    rows.beforePrevious = previous;
    rows.previous = current;
    rows.current = beforePrevious;
  }
  return rows.previous[right.length] ?? reach + 1;
}

/** The distances of one beginning of the left name to each of the right one; what is out of reach counts as just that. */
type Row = number[];

function emptyRow({ length }: string, reach: number): Row {
  return Array.from({ length: length + 2 }, () => reach + 1);
}

interface Rows {
  readonly beforePrevious: Row;
  readonly previous: Row;
  readonly current: Row;
}

/** Fills the current row within reach, and returns its least distance. */
function fillRow(
  { beforePrevious, previous, current }: Rows,
  row: number,
  { left, right, reach }: { readonly left: string; readonly right: string; readonly reach: number },
): number {
  const far = reach + 1;
  const letter = left.charCodeAt(row - 1);
  const letterBefore = row > 1 ? left.charCodeAt(row - 2) : Number.NaN;
  const first = Math.max(1, row - reach);
  const last = Math.min(right.length, row + reach);
  let distance = first === 1 ? Math.min(row, far) : far;
  let least = distance;
  current[first - 1] = distance;
  for (let column = first; column <= last; column += 1) {
    const other = right.charCodeAt(column - 1);
    const changed = (previous[column - 1] ?? far) + (letter === other ? 0 : 1);
    distance = Math.min(changed, (previous[column] ?? far) + 1, distance + 1);
    // Charcodes beyond the ends are NaN, which equals nothing.
    const isSwap = letterBefore === other && letter === right.charCodeAt(column - 2);
    if (isSwap) distance = Math.min(distance, (beforePrevious[column - 2] ?? far) + 1);
    current[column] = distance;
    least = Math.min(least, distance);
  }
  current[last + 1] = far;
  return least;
}
