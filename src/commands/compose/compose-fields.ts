// One thing as names and values; what has no short form follows as JSON.
import type { Block, Field } from '../../messages/message.ts';
import { chooseColumns } from './choose-columns.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeJson, JSON_BESIDE_MAX_LENGTH } from './compose-json.ts';
import { areLogEvents, composeLog } from './compose-log.ts';
import { composeRest } from './compose-rest.ts';
import { composeTable } from './compose-table.ts';
import { isFlat, isShowable, valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Longest name. */
const LABEL_MAX_LENGTH = 60;

/** How many names and values are shown: a screen full. */
const FIELDS_SHOWN = 24;

/** How many lists within a thing are shown as tables, and how many rows of each: a thing and what it is made of, on some screens. */
const NESTED_TABLES_SHOWN = 2;
const NESTED_ROWS_SHOWN = 10;

/** Longest value that leaves room for a second one on its line. */
const SHORT_LENGTH = 40;

/** Composes an answer in the order in which AWS gave it. */
export function composeFields(output: Structure): readonly Block[] {
  const structure = unwrap(output);
  return composeEntries(
    structure,
    Object.keys(structure).map((name) => [name, structure[name]]),
  );
}

/** Composes the only thing of a list, the most telling first. */
export function composeThing(thing: Structure, listName: string): readonly Block[] {
  const columns = chooseColumns([thing], listName);
  return composeEntries(
    thing,
    columns.map(({ title, read }) => [title, read(thing)]),
  );
}

/** Composes some values of a structure under their names, and all else of it that is no short value. */
export function composeEntries(structure: Structure, entries: readonly (readonly [string, unknown])[]): readonly Block[] {
  const simple = entries.filter(([, value]) => isShowable(value));
  const fields = simple.slice(0, FIELDS_SHOWN).map(([label, value]): Field => toField(label, value, structure));
  const others = Object.entries(structure).filter(([, value]) => !isShowable(value) && !isEmpty(value));
  const beside = others.flatMap(([label, value]) => {
    if (isFlat(value)) return [toField(label, value, structure)];
    return isUnreadable(value) ? [toField(label, `${value.length} bytes that are no text`, structure)] : [];
  });
  const nested = others
    .filter(([, value]) => !isUnreadable(value) && !isFlat(value))
    .map(([name, value]): readonly [string, unknown] => [name, readable(value)]);
  const shown = [...fields, ...beside.slice(0, FIELDS_SHOWN)];
  return [
    ...(shown.length === 0 ? [] : [{ kind: 'fields' as const, fields: shown }]),
    ...composeRest(simple.length - fields.length, 'With --output json all are shown.'),
    ...composeNested(nested),
  ];
}

/** Lists of structures as tables or lines, the first ones; all else as JSON. */
function composeNested(nested: readonly (readonly [string, unknown])[]): readonly Block[] {
  const lists = nested.flatMap(([name, value]) => {
    const items = asStructures(value);
    const rows = { maxItems: NESTED_ROWS_SHOWN };
    if (items === undefined) return [];
    const [block] = areLogEvents(items) ? composeLog(items, rows) : composeTable(items, name, rows);
    return block?.kind === 'list' || (block?.kind === 'table' && block.columns.length > 1) ? [{ name, items, block }] : [];
  });
  const shown = lists.slice(0, NESTED_TABLES_SHOWN);
  const others = nested.filter(([name]) => shown.every((list) => list.name !== name));
  return [
    ...shown.flatMap(({ name, items, block }): Block[] => [
      { kind: 'paragraph', spans: [text(`${truncateText(name, LABEL_MAX_LENGTH)}${nestedCount(items.length)}:`)] },
      block,
    ]),
    ...(others.length === 0 ? [] : [composeJson(Object.fromEntries(others), JSON_BESIDE_MAX_LENGTH)]),
  ];
}

function nestedCount(count: number): string {
  return count > NESTED_ROWS_SHOWN ? `, the first ${NESTED_ROWS_SHOWN} of ${count}` : '';
}

function asStructures(value: unknown): readonly Structure[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const isOfStructures = value.every(
    (item) => typeof item === 'object' && item !== null && !Array.isArray(item) && !(item instanceof Date) && !(item instanceof Uint8Array),
  );
  return isOfStructures ? (value as readonly Structure[]) : undefined;
}

function toField(name: string, value: unknown, beside: Structure): Field {
  return {
    label: truncateText(name, LABEL_MAX_LENGTH),
    value: valueSpans(value, { name, beside, isWhole: true }),
    isShort: typeof value !== 'string' || value.length <= SHORT_LENGTH,
  };
}

/** An answer that holds one structure alone is that structure. */
function unwrap(output: Structure): Structure {
  const values = Object.values(output).filter((value) => value !== undefined && value !== null);
  const [only] = values;
  const isWrapper =
    values.length === 1 && typeof only === 'object' && !Array.isArray(only) && !(only instanceof Date) && !(only instanceof Uint8Array);
  return isWrapper ? (only as Structure) : output;
}

function isUnreadable(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && readable(value) === value;
}

/** Bytes that are text are shown as text, and as what they say where they are JSON. */
function readable(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(value);
    try {
      return JSON.parse(content) as unknown;
    } catch {
      return content;
    }
  } catch {
    return value;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}
