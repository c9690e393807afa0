// A list of things as a table: the few columns that tell them apart, the first rows, and how many more there are.
import { displayWidth } from '../../messages/display-width.ts';
import type { Block } from '../../messages/message.ts';
import type { Span } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { Column } from './choose-columns.ts';
import { composeJson } from './compose-json.ts';
import { composeRestOfRows, rowsShown, type RowView } from './compose-rest.ts';
import { markSpans } from './state-mark.ts';
import { valueSpans } from './value-spans.ts';
import { columnsOf, worstFirst } from './view-columns.ts';
import type { View } from './views/view.ts';

type Structure = Readonly<Record<string, unknown>>;

/** How many columns: six short ones are what a wide screen and a patient thumb take. */
const COLUMNS_MAX = 6;

/** Widest table: what a terminal shows without breaking lines, and one whose columns were chosen by hand. Our own bounds. */
const TABLE_MAX_WIDTH = 80;
const VIEW_MAX_WIDTH = 118;

/** Longest value of a cell, and of a sentence, which is shown whole where a row is a card: a few lines of a phone. */
const CELL_MAX_LENGTH = 60;
const PROSE_MAX_LENGTH = 160;

const BETWEEN_COLUMNS_WIDTH = 2;

/** Narrowest column of sentences. */
const PROSE_MIN_WIDTH = 25;

/** Which rows, and which columns. */
export interface TableView extends RowView {
  /** The view of the operation, where it has one. */
  readonly columns?: View | undefined;
}

/** Composes the table; JSON where nothing of the things has a short form. */
export function composeTable(items: readonly Structure[], name: string, view: TableView = {}): readonly Block[] {
  const shown = items.slice(0, rowsShown(view));
  const found = columnsOf(shown, name, view.columns);
  const columns = fitColumns(found, shown, view.columns === undefined ? TABLE_MAX_WIDTH : VIEW_MAX_WIDTH);
  if (columns.length === 0) return [composeJson(shown), ...composeRestOfRows(items.length - shown.length, view)];
  const sorted = view.columns?.isWorstFirst === true ? worstFirst(shown, found) : shown;
  const rows = sorted.map((item) => columns.map((column) => cellOf(column, item)));
  return [
    { kind: 'table', columns: columns.map(({ title }) => headerOf(title)), rows },
    ...composeRestOfRows(items.length - shown.length, view),
  ];
}

/** A column as wide as there is room for. */
interface FittedColumn extends Column {
  readonly maxLength: number;
}

/** The most telling columns that stand beside each other; one that is too wide makes room for the next, unless a part of it tells enough. */
function fitColumns(columns: readonly Column[], items: readonly Structure[], maxWidth: number): readonly FittedColumn[] {
  const fitting: FittedColumn[] = [];
  let room = maxWidth;
  for (const column of columns) {
    if (fitting.length === COLUMNS_MAX) break;
    const gap = fitting.length === 0 ? 0 : BETWEEN_COLUMNS_WIDTH;
    const whole = widthOf({ ...column, maxLength: CELL_MAX_LENGTH }, items);
    const isProse = column.isProse === true && room - gap >= PROSE_MIN_WIDTH;
    const width = isProse ? Math.min(whole, room - gap) : whole;
    if (width + gap > room && fitting.length > 0) continue;
    fitting.push({ ...column, maxLength: isProse ? PROSE_MAX_LENGTH : Math.min(CELL_MAX_LENGTH, width) });
    room -= width + gap;
  }
  return fitting;
}

function widthOf(column: FittedColumn, items: readonly Structure[]): number {
  return items.reduce(
    (widest, item) => Math.max(widest, displayWidth(textOfSpans(cellOf(column, item)))),
    displayWidth(headerOf(column.title)),
  );
}

/** Attributes of Amazon DynamoDB have names of up to 64 KB. */
function headerOf(title: string): string {
  return truncateText(title, CELL_MAX_LENGTH);
}

function cellOf({ title, measuredAs = title, read, maxLength, isState }: FittedColumn, item: Structure): readonly Span[] {
  const spans = valueSpans(read(item), { name: measuredAs, beside: item, maxLength });
  return isState === true ? markSpans(spans) : spans;
}
