// A table: an element of its own where a phone can show its columns side by side, else a list, a row an item.
import { oneLine } from '../../messages/one-line.ts';
import { oneLineSpans } from '../../messages/one-line-spans.ts';
import { spansLength } from '../../messages/span-length.ts';
import type { Span } from '../../messages/spans.ts';
import { tableRows, type TableBlock } from '../../messages/table-rows.ts';
import type { MentionBook } from './mention-book.ts';
import { renderLines, renderRichText } from './render-lines.ts';
import { splitLines, type Line } from './split-lines.ts';
import { MAX_TABLE_COLUMNS } from './teams-limits.ts';
import type { TeamsElement, TeamsTableRow, TeamsText } from './teams-payload.ts';

type Cells = readonly (readonly Span[])[];

/** Renders a table; nothing for one without columns. */
export function renderTable(table: TableBlock, book: MentionBook): readonly TeamsElement[] {
  const { columns } = table;
  const rows = tableRows(table).map((cells) => cells.map((spans) => oneLineSpans(spans)));
  if (columns.length === 0) return [];
  return columns.length > MAX_TABLE_COLUMNS ? renderRows(columns, rows, book) : [renderGrid(columns, rows, book)];
}

function renderGrid(columns: readonly string[], rows: readonly Cells[], book: MentionBook): TeamsElement {
  const names = columns.map((column) => oneLine(column));
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  return {
    type: 'Table',
    columns: columns.map((_name, index) => ({ width: columnWidth(names[index] ?? '', rows, index) })),
    firstRowAsHeaders: true,
    rows: [
      toRow(names.map((name) => renderLines(splitLines([{ kind: 'bold', spans: [{ kind: 'text', text: name }] }], book)))),
      ...rows.map((cells) => toRow(cells.map((spans) => renderLines(splitLines(spans, book))))),
    ],
    fallback: renderRichText(splitLines([{ kind: 'text', text: `Table of ${count}: ${names.join(', ')}` }], book)),
  };
}

function toRow(cells: readonly (readonly TeamsText[])[]): TeamsTableRow {
  return { type: 'TableRow', cells: cells.map((items) => ({ type: 'TableCell', items })) };
}

/** Widths are shares; a column of long values gets up to four times what the narrowest gets. */
const NARROWEST = 8;
const WIDEST = 32;

/** Rows that are looked at for the width of a column. */
const MEASURED_ROWS = 50;

function columnWidth(name: string, rows: readonly Cells[], index: number): number {
  const lengths = rows.slice(0, MEASURED_ROWS).map((cells) => spansLength(cells[index] ?? []));
  return Math.min(Math.max(NARROWEST, name.length, ...lengths), WIDEST);
}

/** A row: its name, and below it the other values with the names of their columns. */
function renderRows(columns: readonly string[], rows: readonly Cells[], book: MentionBook): readonly TeamsElement[] {
  return rows.flatMap((cells) => {
    const [name, ...others] = cells.flatMap((spans, index) => (spans.length === 0 ? [] : [{ spans, column: columns[index] ?? '' }]));
    if (name === undefined) return [];
    const details = others.flatMap(({ spans, column }, position): readonly Span[] => [
      { kind: 'text', text: `${position === 0 ? '' : ' · '}${oneLine(column)}: ` },
      ...spans,
    ]);
    const lines: readonly Line[] = [...splitLines([{ kind: 'bold', spans: name.spans }], book), ...splitLines(details, book)];
    return renderLines(lines);
  });
}
