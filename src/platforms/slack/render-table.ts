// A table for Slack where it is no block of Slack's own (render-native-table.ts). On a phone a monospaced line has about forty characters and
// breaks anywhere: what is wider is a list, a row an item, in which times are in each reader's zone as well.
import { displayWidth } from '../../messages/display-width.ts';
import { oneLine } from '../../messages/one-line.ts';
import { oneLineSpans } from '../../messages/one-line-spans.ts';
import type { Span } from '../../messages/spans.ts';
import { tableRows, type TableBlock } from '../../messages/table-rows.ts';
import { tableLines } from '../../messages/table-text.ts';
import { isVisible } from './is-visible.ts';
import { measureBlock } from './measure-block.ts';
import { renderSpans } from './render-spans.ts';
import type { SlackBlock, SlackSection, SlackTable } from './slack-payload.ts';

/** Widest line of a listing that Slack on a phone does not break. Our own measure. */
const PHONE_LINE_WIDTH = 40;

/** Largest list: what is larger would be cut to fit the message, where a monospaced table has room for all its rows. */
const LIST_MAX_SIZE = 6500;

/** Renders the table as Slack's own where it is one; else as a list where it is too wide for a phone, and as a listing where it is not. */
export function renderTable(table: TableBlock, native?: SlackTable): SlackBlock[] {
  if (native !== undefined) return [native];
  const lines = tableLines(table);
  const list = fitsPhone(table, lines) ? undefined : renderRows(table);
  return list === undefined || measureBlock(list) > LIST_MAX_SIZE ? renderLines(lines) : [list];
}

/** Two columns of which one is a time are no wider than a phone, and yet in nobody's zone. */
function fitsPhone({ rows }: TableBlock, lines: readonly string[]): boolean {
  const hasTimes = rows.some((row) => row.some((spans) => spans.some(({ kind }) => kind === 'time')));
  return !hasTimes && lines.every((line) => displayWidth(line) <= PHONE_LINE_WIDTH);
}

function renderLines(lines: readonly string[]): SlackBlock[] {
  const elements = renderSpans([{ kind: 'text', text: lines.join('\n') }]).filter((element) => element.type === 'text');
  return isVisible(elements) ? [{ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] }] : [];
}

/** A row: its name, and below it the other values with the names of their columns. */
function renderRows(table: TableBlock): SlackBlock | undefined {
  const elements = tableRows(table)
    .map((cells): SlackSection => ({ type: 'rich_text_section', elements: renderSpans(rowSpans(table.columns, cells)) }))
    .filter((section) => isVisible(section.elements));
  return elements.length === 0 ? undefined : { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

function rowSpans(columns: readonly string[], cells: readonly (readonly Span[])[]): readonly Span[] {
  // A value that has lines of its own could pass for another value.
  const filled = cells.flatMap((spans, index) => (spans.length === 0 ? [] : [{ spans: oneLineSpans(spans), index }]));
  return filled.flatMap(({ spans, index }, position): readonly Span[] => {
    if (index === 0) return [{ kind: 'bold', spans }];
    const between: Span = position === 1 && filled[0]?.index === 0 ? { kind: 'lineBreak' } : { kind: 'text', text: ' · ' };
    return [...(position === 0 ? [] : [between]), { kind: 'text', text: `${oneLine(columns[index] ?? '')}: ` }, ...spans];
  });
}
