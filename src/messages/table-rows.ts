// The rows of a table as long as its header, so that every cell stands under its column.
import type { Block } from './message.ts';
import type { Span } from './spans.ts';

/** A table block. */
export type TableBlock = Extract<Block, { kind: 'table' }>;

/** Returns the rows with one cell a column: missing cells are empty, those too many are left out. */
export function tableRows({ columns, rows }: TableBlock): readonly (readonly (readonly Span[])[])[] {
  return rows.map((row) => columns.map((_column, index) => row[index] ?? []));
}
