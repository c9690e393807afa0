// A table as lines of monospaced text: columns aligned, a rule under the header, cells on one line each.
import { displayWidth, sliceWidth } from './display-width.ts';
import { oneLine } from './one-line.ts';
import { sliceText } from './slice-text.ts';
import { tableRows, type TableBlock } from './table-rows.ts';
import { textOfSpans } from './text-of-spans.ts';
import { ELLIPSIS } from './truncate.ts';

/** Widest line: what a terminal of common width, or a code block on a desk, shows without breaking it. Our own bound. */
const LINE_MAX_WIDTH = 120;

/** However many columns there are, each shows this much. */
const COLUMN_MIN_WIDTH = 8;

/** Longest cell that is looked at, in UTF-16 code units: a line is far shorter. */
const CELL_MAX_LENGTH = 1000;

const BETWEEN_COLUMNS = '  ';

/** Returns the lines of a table; none where it has no columns. */
export function tableLines(table: TableBlock): readonly string[] {
  if (table.columns.length === 0) return [];
  const header = table.columns.map((column) => cellText(column));
  const rows = tableRows(table).map((row) => row.map((spans) => cellText(textOfSpans(spans))));
  const natural = header.map((_name, index) =>
    [header, ...rows].reduce((widest, row) => Math.max(widest, displayWidth(row[index] ?? '')), 1),
  );
  const widths = fitWidths(natural, LINE_MAX_WIDTH - BETWEEN_COLUMNS.length * (natural.length - 1));
  const rule = widths.map((width) => '-'.repeat(width));
  return [header, rule, ...rows].map((row) =>
    row
      .map((cell, index) => padCell(cell, widths[index] ?? 0))
      .join(BETWEEN_COLUMNS)
      .trimEnd(),
  );
}

/** Columns that need no more than their share keep their width; the others divide what is left. */
function fitWidths(natural: readonly number[], room: number): readonly number[] {
  const byWidth = natural.map((width, index) => ({ width, index })).sort((one, other) => one.width - other.width);
  const widths: number[] = [];
  let left = room;
  for (const [position, { width, index }] of byWidth.entries()) {
    const share = Math.max(Math.floor(left / (byWidth.length - position)), COLUMN_MIN_WIDTH);
    widths[index] = Math.min(width, share);
    left -= Math.min(width, share);
  }
  return widths;
}

function padCell(cell: string, width: number): string {
  const shown = displayWidth(cell) <= width ? cell : sliceWidth(cell, width - 1).trimEnd() + ELLIPSIS;
  return shown + ' '.repeat(Math.max(width - displayWidth(shown), 0));
}

function cellText(content: string): string {
  return oneLine(sliceText(content, CELL_MAX_LENGTH));
}
