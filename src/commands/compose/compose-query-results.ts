// The results of a query of CloudWatch Logs Insights: lines of a log with their times, or a table of what the query counts.
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { composeRest, rowsShown } from './compose-rest.ts';
import { valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** The rows as blocks, and how many there are. */
interface ComposedQuery {
  readonly headline: string;
  readonly blocks: readonly Block[];
  readonly mood?: 'warning';
}

type Row = ReadonlyMap<string, string>;

/** Longest message of a line: a few lines of a phone. */
const MESSAGE_MAX_LENGTH = 400;

/** Most columns of a table; a query that names more is read in its file. */
const COLUMNS_MAX = 6;

/** What AWS adds to each row to find its whole event. */
const POINTER = '@ptr';

/** How a query stands that gives no more than it has (CloudWatch Logs API, GetQueryResults, status). */
const BAD_ENDS: ReadonlySet<unknown> = new Set(['Failed', 'Cancelled', 'Timeout', 'Unknown']);

/** Composes them; undefined where the answer is of another form. */
export function composeQueryResults({ results, status }: Structure, maxItems?: number): ComposedQuery | undefined {
  const rows = readRows(results);
  if (rows === undefined) return undefined;
  const areLines = rows.length > 0 && rows.every((row) => row.has('@message'));
  const noun = areLines ? 'line' : 'row';
  const count = `${rows.length} ${noun}${rows.length === 1 ? '' : 's'}`;
  const shown = rows.slice(0, rowsShown({ maxItems }));
  const isEnded = status === 'Complete' || BAD_ENDS.has(status);
  return {
    headline: status === 'Complete' ? count : `${String(status)}, ${count} so far`,
    ...(BAD_ENDS.has(status) ? { mood: 'warning' as const } : {}),
    blocks: [
      ...(shown.length === 0 ? [paragraph('Nothing was found.')] : areLines ? composeLines(shown) : composeTable(shown)),
      ...composeRest(rows.length - shown.length, 'The file has them all.'),
      ...(isEnded ? [] : [paragraph('The query still runs at AWS, and this is what it has found so far. Ask again in a moment.')]),
    ],
  };
}

function readRows(results: unknown): readonly Row[] | undefined {
  if (!Array.isArray(results)) return undefined;
  return results.map((fields: unknown) => new Map(Array.isArray(fields) ? fields.flatMap(readField) : []));
}

function readField(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || !('field' in value) || !('value' in value)) return [];
  return value.field === POINTER ? [] : [[String(value.field), String(value.value)]];
}

function composeLines(rows: readonly Row[]): readonly Block[] {
  const items = rows.map((row): readonly Span[] => [
    ...timeSpans(row.get('@timestamp') ?? ''),
    ...valueSpans((row.get('@message') ?? '').trim(), { maxLength: MESSAGE_MAX_LENGTH }),
  ]);
  return [{ kind: 'list', items }];
}

// The times of Logs Insights are in UTC. Match: 2026-11-20 03:00:12.345. Near miss: 2026-11-20T03:00:12Z.
const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})$/;

function timeSpans(timestamp: string): readonly Span[] {
  const [, day, time] = TIME.exec(timestamp) ?? [];
  if (day === undefined || time === undefined) return timestamp === '' ? [] : [text(`${timestamp} `)];
  return [{ kind: 'time', at: `${day}T${time}Z` }, text(' ')];
}

function composeTable(rows: readonly Row[]): readonly Block[] {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].slice(0, COLUMNS_MAX);
  return [{ kind: 'table', columns, rows: rows.map((row) => columns.map((column) => valueSpans(row.get(column) ?? ''))) }];
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', spans: [text(words)] };
}
