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

// Sentences, whose beginning says most. Match: ResourceStatusReason, HistorySummary. Near miss: ReasonCode.
const PROSE = /(?:Reason|Message|Summary)$/i;

/** Narrowest column of sentences. */
const PROSE_MIN_WIDTH = 25;

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

/** A column as wide as there is room for. */
interface FittedColumn extends Column {
  readonly maxLength: number;
}

/** The most telling columns that stand beside each other; one that is too wide makes room for the next, unless a part of it tells enough. */
function fitColumns(columns: readonly Column[], items: readonly Structure[]): readonly FittedColumn[] {
  const fitting: FittedColumn[] = [];
  let room = TABLE_MAX_WIDTH;
  for (const column of columns) {
    if (fitting.length === COLUMNS_MAX) break;
    const gap = fitting.length === 0 ? 0 : BETWEEN_COLUMNS_WIDTH;
    const whole = widthOf({ ...column, maxLength: CELL_MAX_LENGTH }, items);
    const width = PROSE.test(column.title) && room - gap >= PROSE_MIN_WIDTH ? Math.min(whole, room - gap) : whole;
    if (width + gap > room && fitting.length > 0) continue;
    fitting.push({ ...column, maxLength: Math.min(CELL_MAX_LENGTH, width) });
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

function cellOf({ title, read, maxLength }: FittedColumn, item: Structure): readonly Span[] {
  return valueSpans(read(item), { name: title, beside: item, maxLength });
}
