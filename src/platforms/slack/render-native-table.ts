// A table as a block of Slack's own: columns side by side, which a phone scrolls, with times in each reader's zone. Slack takes one in a
// message; what does not fit it is shown by render-table.ts.
import { oneLine } from '../../messages/one-line.ts';
import { tableRows, type TableBlock } from '../../messages/table-rows.ts';
import { isVisible } from './is-visible.ts';
import { measureText } from './measure-block.ts';
import { renderSpans } from './render-spans.ts';
import { MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_TABLE_TEXT } from './slack-limits.ts';
import type { SlackInline, SlackTable } from './slack-payload.ts';

/** What stands in an empty cell: Slack refuses one without a text. */
const EMPTY: SlackInline = { type: 'text', text: ' ' };

type Cell = SlackTable['rows'][number][number];

/** Renders the table; undefined where Slack would not take it, or where a list says it as well. */
export function renderNativeTable(table: TableBlock): SlackTable | undefined {
  const { columns } = table;
  // A mention in an attachment is not promised to call anybody.
  const calls = table.rows.some((row) => row.some((spans) => spans.some(({ kind }) => kind === 'mention')));
  if (columns.length < 2 || columns.length > MAX_TABLE_COLUMNS || table.rows.length === 0 || table.rows.length >= MAX_TABLE_ROWS) {
    return undefined;
  }
  const rows = [
    columns.map((name) => toCell(renderSpans([{ kind: 'text', text: oneLine(name) }], { style: { bold: true } }))),
    ...tableRows(table).map((cells) => cells.map((spans) => toCell(renderSpans(spans)))),
  ];
  if (calls || sizeOf(rows) > MAX_TABLE_TEXT) return undefined;
  // Without it Slack shows the beginning of a long value alone.
  return { type: 'table', rows, column_settings: columns.map(() => ({ is_wrapped: true })) };
}

function toCell(elements: readonly SlackInline[]): Cell {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: isVisible(elements) ? elements : [EMPTY] }] };
}

function sizeOf(rows: SlackTable['rows']): number {
  const texts = rows.flatMap((row) => row.flatMap(({ elements }) => elements.flatMap((section) => section.elements)));
  return texts.reduce((size, element) => size + measureText(JSON.stringify(element)), 0);
}
