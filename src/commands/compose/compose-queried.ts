// What a query picked out of an answer, in the form that fits it: a value as itself, values as lines, structures as a table of the
// columns that somebody named, in their order.
import { displayWidth } from '../../messages/display-width.ts';
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeEntries } from './compose-fields.ts';
import { composeCode, composeFormatted } from './compose-formatted.ts';
import { composeRest, ROWS_SHOWN, rowsShown } from './compose-rest.ts';
import { valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** What was composed. */
interface ComposedQuery {
  readonly headline?: string;
  readonly blocks: readonly Block[];
}

/** Longest value that stands in a line, and longest text that is no code. */
const LINE_MAX_LENGTH = 200;
const CELL_MAX_LENGTH = 60;

/** Widest table that a phone held crosswise shows; whoever wants more columns asks for a form by name. */
const TABLE_MAX_WIDTH = 100;
const COLUMNS_MAX = 8;
const BETWEEN_COLUMNS_WIDTH = 2;

/** Composes what a query gave. */
export function composeQueried(value: unknown, shownMax = ROWS_SHOWN): ComposedQuery {
  if (value === null || value === undefined) return { blocks: [paragraph('The query finds nothing in the answer.')] };
  if (Array.isArray(value)) return composeList(value, rowsShown({ maxItems: shownMax }));
  if (isStructure(value)) {
    const blocks = composeEntries(value, Object.entries(value));
    return { blocks: blocks.length > 0 ? blocks : composeFormatted(value, 'json') };
  }
  return { blocks: composeScalar(typeof value === 'string' ? value : JSON.stringify(value)) };
}

function composeScalar(scalar: string): readonly Block[] {
  if (scalar === '') return [paragraph('The query finds an empty text.')];
  return scalar.length > LINE_MAX_LENGTH || scalar.includes('\n') ? composeCode(scalar) : [paragraph(scalar)];
}

function composeList(list: readonly unknown[], shownMax: number): ComposedQuery {
  if (list.length === 0) return { headline: 'no results', blocks: [paragraph('The query finds nothing in the answer.')] };
  const headline = list.length === 1 ? '1 result' : `${list.length} results`;
  return { headline, blocks: composeRows(list, shownMax) };
}

function composeRows(list: readonly unknown[], shownMax: number): readonly Block[] {
  const shown = list.slice(0, shownMax);
  const rest = composeRest(list.length - shown.length, 'With --output text all are shown.');
  const rows = toRows(shown);
  if (rows === undefined) {
    const isFlat = shown.every((part) => typeof part !== 'object' || part === null);
    if (!isFlat) return composeFormatted(list, 'json');
    return [
      {
        kind: 'list',
        items: shown.map((part) => [text(truncateText(typeof part === 'string' ? part : JSON.stringify(part), LINE_MAX_LENGTH))]),
      },
      ...rest,
    ];
  }
  const columns = fitColumns(rows);
  if (columns === undefined) return composeFormatted(list, 'json');
  const { names, isWhole } = columns;
  return [
    {
      kind: 'table',
      columns: names.map((name) => truncateText(name, CELL_MAX_LENGTH)),
      rows: rows.map((row) => names.map((name) => cellOf(row, name))),
    },
    ...(isWhole ? [] : [paragraph('More columns than fit. With --output text or json all are shown.')]),
    ...rest,
  ];
}

/** Structures have named columns, lists numbered ones. */
function toRows(list: readonly unknown[]): readonly Structure[] | undefined {
  if (list.every((part) => isStructure(part))) return list;
  if (!list.every((part): part is unknown[] => Array.isArray(part) && part.length > 0)) return undefined;
  return list.map((part) => Object.fromEntries(part.map((cell, index) => [`#${index + 1}`, cell])));
}

function fitColumns(rows: readonly Structure[]): { readonly names: readonly string[]; readonly isWhole: boolean } | undefined {
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  let width = 0;
  const names: string[] = [];
  for (const name of all) {
    const widest = rows.reduce(
      (most, row) => Math.max(most, displayWidth(textOfSpans(cellOf(row, name)))),
      displayWidth(truncateText(name, CELL_MAX_LENGTH)),
    );
    width += widest + (names.length === 0 ? 0 : BETWEEN_COLUMNS_WIDTH);
    if (names.length === COLUMNS_MAX || (width > TABLE_MAX_WIDTH && names.length > 0)) return { names, isWhole: false };
    names.push(name);
  }
  return names.length === 0 ? undefined : { names, isWhole: true };
}

/** What has no short form is JSON on one line. */
function cellOf(row: Structure, name: string): readonly Span[] {
  const value = Object.hasOwn(row, name) ? row[name] : undefined;
  if (value === undefined || value === null) return [];
  const spans = valueSpans(value, { name, beside: row, maxLength: CELL_MAX_LENGTH });
  return spans.length > 0 || value === '' ? spans : [text(truncateText(JSON.stringify(value), CELL_MAX_LENGTH))];
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', spans: [text(words)] };
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
