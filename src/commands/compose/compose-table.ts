// A list of things as a table: the few columns that tell them apart, the first rows, and how many more there are.
import { displayWidth } from '../../messages/display-width.ts';
import type { Block } from '../../messages/message.ts';
import type { Span } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { chooseColumns, type Column } from './choose-columns.ts';
import { composeJson } from './compose-json.ts';
import { composeRestOfRows, rowsShown, type RowView } from './compose-rest.ts';
import { valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** How many columns: six short ones are what a wide screen and a patient thumb take. */
const COLUMNS_MAX = 6;

/** Widest table: what a phone held crosswise shows without breaking lines. Our own bound. */
const TABLE_MAX_WIDTH = 80;

/** Longest value of a cell. */
const CELL_MAX_LENGTH = 60;

const BETWEEN_COLUMNS_WIDTH = 2;

/** Composes the table; JSON where nothing of the things has a short form. */
export function composeTable(items: readonly Structure[], name: string, view: RowView = {}): readonly Block[] {
  const shown = items.slice(0, rowsShown(view));
  const columns = fitColumns(chooseColumns(shown, name), shown);
  if (columns.length === 0) return [composeJson(shown), ...composeRestOfRows(items.length - shown.length, view)];
  const rows = shown.map((item) => columns.map((column) => cellOf(column, item)));
  return [
    { kind: 'table', columns: columns.map(({ title }) => headerOf(title)), rows },
    ...composeRestOfRows(items.length - shown.length, view),
  ];
}

/** The most telling columns that stand beside each other; one that is too wide makes room for the next. */
function fitColumns(columns: readonly Column[], items: readonly Structure[]): readonly Column[] {
  const fitting: Column[] = [];
  let room = TABLE_MAX_WIDTH;
  for (const column of columns) {
    if (fitting.length === COLUMNS_MAX) break;
    const width = widthOf(column, items) + (fitting.length === 0 ? 0 : BETWEEN_COLUMNS_WIDTH);
    if (width > room && fitting.length > 0) continue;
    fitting.push(column);
    room -= width;
  }
  return fitting;
}

function widthOf(column: Column, items: readonly Structure[]): number {
  return items.reduce(
    (widest, item) => Math.max(widest, displayWidth(textOfSpans(cellOf(column, item)))),
    displayWidth(headerOf(column.title)),
  );
}

/** Attributes of Amazon DynamoDB have names of up to 64 KB. */
function headerOf(title: string): string {
  return truncateText(title, CELL_MAX_LENGTH);
}

function cellOf({ title, read }: Column, item: Structure): readonly Span[] {
  return valueSpans(read(item), { name: title, beside: item, maxLength: CELL_MAX_LENGTH });
}
