// One thing as names and values; what has no short form follows as JSON.
import type { Block, Field } from '../../messages/message.ts';
import { chooseColumns, type Column } from './choose-columns.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeJson, JSON_BESIDE_MAX_LENGTH } from './compose-json.ts';
import { areLogEvents, composeLog } from './compose-log.ts';
import { composeRest } from './compose-rest.ts';
import { composeTable } from './compose-table.ts';
import { isStateName, markSpans } from './state-mark.ts';
import { isFlat, isShowable, valueSpans } from './value-spans.ts';
import type { View } from './views/view.ts';

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

/** Composes an answer in the order in which AWS gave it, behind what its view puts first. */
export function composeFields(output: Structure, view?: View): readonly Block[] {
  const structure = unwrapThing(output);
  return composeViewed(
    structure,
    view,
    Object.keys(structure).map((name) => memberOf(name)),
  );
}

/** Composes the only thing of a list, the most telling first. */
export function composeThing(thing: Structure, listName: string, view?: View): readonly Block[] {
  return composeViewed(thing, view, chooseColumns([thing], listName));
}

function composeViewed(thing: Structure, view: View | undefined, columns: readonly Column[]): readonly Block[] {
  const first = (view?.columns ?? []).filter(({ read }) => isShowable(read(thing)));
  const told = new Set(first.flatMap(({ members }) => members));
  const rest = Object.fromEntries(Object.entries(thing).filter(([name]) => !told.has(name)));
  if (view?.isEnough === true && first.length > 0)
    return composeEnough(
      rest,
      first.map((column) => readOf(column, thing)),
    );
  const others = columns.filter(({ title }) => !told.has(title) && first.every((column) => column.title !== title));
  return composeColumns(rest, [...first.map((column) => readOf(column, thing)), ...others.map((column) => readOf(column, thing))]);
}

/** What the view tells, and the lists within the thing; JSON of the rest would be most of the message. */
function composeEnough(rest: Structure, entries: readonly Entry[]): readonly Block[] {
  const lists = Object.fromEntries(Object.entries(rest).filter(([, value]) => asStructures(value) !== undefined));
  return [...composeColumns(lists, entries), { kind: 'paragraph', spans: [text('With --output json all is shown.')] }];
}

function memberOf(name: string): Column {
  return { title: name, read: (thing) => thing[name], isState: isStateName(name) };
}

/** A name with its value, and how it is read. */
interface Entry extends Pick<Column, 'title' | 'measuredAs' | 'isState'> {
  readonly value: unknown;
  readonly beside: Structure;
}

function readOf({ read, ...column }: Column, thing: Structure): Entry {
  return { ...column, value: read(thing), beside: thing };
}

/** Composes some values of a structure under their names, and all else of it that is no short value. */
export function composeEntries(structure: Structure, entries: readonly (readonly [string, unknown])[]): readonly Block[] {
  return composeColumns(
    structure,
    entries.map(([title, value]) => ({ title, value, beside: structure, isState: isStateName(title) })),
  );
}

function composeColumns(structure: Structure, entries: readonly Entry[]): readonly Block[] {
  const simple = entries.filter(({ value }) => isShowable(value));
  const fields = simple.slice(0, FIELDS_SHOWN).map((entry): Field => toField(entry));
  const others = Object.entries(structure).filter(([, value]) => !isShowable(value) && !isEmpty(value));
  const beside = others.flatMap(([label, value]) => {
    const entry = { title: label, value, beside: structure };
    if (isFlat(value)) return [toField(entry)];
    return isUnreadable(value) ? [toField({ ...entry, value: `${value.length} bytes that are no text` })] : [];
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

function toField({ title, measuredAs = title, value, beside, isState }: Entry): Field {
  const spans = valueSpans(value, { name: measuredAs, beside, isWhole: true });
  return {
    label: truncateText(title, LABEL_MAX_LENGTH),
    value: isState === true ? markSpans(spans) : spans,
    isShort: typeof value !== 'string' || value.length <= SHORT_LENGTH,
  };
}

/** An answer that holds one structure alone is that structure. */
export function unwrapThing(output: Structure): Structure {
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
