// A list of things as a table: the few columns that tell them apart, the first rows, and how many more there are.
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { chooseColumns } from './choose-columns.ts';
import { composeJson } from './compose-json.ts';
import { valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** How many rows are shown: what one scrolls through on a phone. */
const ROWS_SHOWN = 30;

/** Composes the table; JSON where nothing of the things has a short form. */
export function composeTable(items: readonly Structure[], name: string): readonly Block[] {
  const columns = chooseColumns(items, name);
  if (columns.length === 0) return [composeJson(items)];
  const shown = items.slice(0, ROWS_SHOWN);
  const rows = shown.map((item) => columns.map((column): readonly Span[] => valueSpans(column.read(item))));
  const rest = items.length - shown.length;
  return [
    { kind: 'table', columns: columns.map(({ title }) => title), rows },
    ...(rest > 0 ? [{ kind: 'paragraph' as const, spans: [text(`… and ${rest} more. Narrow the command down to see them.`)] }] : []),
  ];
}
