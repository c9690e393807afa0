// A value of an answer as inline text.
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { measureText } from './measure-text.ts';

/** Longest value in a field: what is longer is read in the JSON. */
const VALUE_MAX_LENGTH = 200;

/** How many values of a short list stand on one line. */
const LISTED_MAX = 3;

/** How many tags stand on one line. */
const PAIRS_MAX = 8;

/** Largest structure of which one member can stand for all. */
const SMALL_STRUCTURE_MAX = 4;

/** Names under which a small structure carries what one wants to see: State is {Code, Name}. */
const TELLING_NAMES = ['Name', 'Value', 'State', 'Status', 'Address', 'AvailabilityZone', 'Code', 'Id'];

/** Digits of a number with a fraction: an average has sixteen, and nobody reads them. */
const DIGITS_SHOWN = 6;

/** Names of the types of Amazon DynamoDB: {S: "text"}. */
const TYPE_NAMES: ReadonlySet<string> = new Set(['S', 'N', 'BOOL']);

/** First and last instant that a whole number of milliseconds can mean: the years from 2001 to 2096. */
const FIRST_INSTANT_MS = 1e12;
const LAST_INSTANT_MS = 4e12;

// Match: timestamp, ingestionTime, creationDate. Near miss: Timeout, UptimeSeconds.
const INSTANT_NAME = /(?:time|timestamp|date)(?:ms|millis)?$/i;

// Amazon SQS writes seconds as text. Match: 1772334000. Near miss: 17, 20260301.
const SECONDS = /^\d{10}$/;

// AWS Lambda writes instants as text. Match: 2026-02-01T03:00:00.000+0000, 2026-02-01T03:00:00Z. Near miss: 2026-02-01 (a day).
const ISO_TEXT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([+-]\d\d):?(\d\d))$/;

/** Tells whether a value has a short form. */
export function isShowable(value: unknown): boolean {
  return toShort(value) !== undefined;
}

/** How a value is shown. */
export interface ValueView {
  /** The member that holds it. */
  readonly name?: string;
  /** The structure that has this member. */
  readonly beside?: Readonly<Record<string, unknown>>;
  readonly maxLength?: number;
  /** True where a structure is shown with all it holds, and not only with what tells most. */
  readonly isWhole?: boolean;
}

/** The spans of a value; none where it has no short form. */
export function valueSpans(
  value: unknown,
  { name = '', beside, maxLength = VALUE_MAX_LENGTH, isWhole = false }: ValueView = {},
): readonly Span[] {
  const short = toInstant(value, name) ?? measureText(name, value, beside) ?? (isWhole ? toWhole(value) : undefined) ?? toShort(value);
  if (short === undefined) return [];
  if (short instanceof Date) return [{ kind: 'time', at: short.toISOString() }];
  return [text(truncateText(short, maxLength))];
}

/** An instant in another form than that of one. */
function toInstant(value: unknown, name: string): Date | undefined {
  if (typeof value === 'string') {
    const [, local, hours = '+00', minutes = '00'] = ISO_TEXT.exec(value) ?? [];
    if (local !== undefined) return validInstant(Date.parse(`${local}${hours}:${minutes}`));
  }
  if (!INSTANT_NAME.test(name)) return undefined;
  const milliseconds = typeof value === 'string' && SECONDS.test(value) ? Number(value) * 1000 : value;
  const isInstant = typeof milliseconds === 'number' && milliseconds >= FIRST_INSTANT_MS && milliseconds < LAST_INSTANT_MS;
  return isInstant ? new Date(milliseconds) : undefined;
}

function validInstant(milliseconds: number): Date | undefined {
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
}

function toShort(value: unknown): string | Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  const scalar = toScalar(value);
  if (scalar !== undefined) return scalar;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return undefined;
  return Array.isArray(value) ? ofList(value) : ofSmallStructure(value);
}

/** Largest structure that stands on one line with all its members. */
const FLAT_STRUCTURE_MAX = 8;

/** Tells whether a structure of simple values can stand on one line. */
export function isFlat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date || value instanceof Uint8Array)
    return false;
  const parts = Object.values(value).filter((part) => part !== undefined && part !== null);
  return parts.some((part) => part !== '') && parts.length <= FLAT_STRUCTURE_MAX && parts.every((part) => typeof part !== 'object');
}

/** `Address=db.example.com, Port=5432`; a code beside a name says nothing more. */
function toWhole(value: unknown): string | undefined {
  const isShort = toShort(value) !== undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return undefined;
  if (!isShort && !isFlat(value)) return undefined;
  const entries = Object.entries(value).flatMap(([name, part]): (readonly [string, string])[] => {
    const scalar = toScalar(part);
    return scalar === undefined || (name === 'Code' && 'Name' in value) ? [] : [[name, scalar]];
  });
  return entries.length > (isShort ? 1 : 0) ? entries.map(([name, scalar]) => `${name}=${scalar}`).join(', ') : undefined;
}

function toScalar(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : value;
    case 'number':
      return String(Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS_SHOWN)));
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return undefined;
  }
}

/** Values as they are where they are few, tags as `name=value`. */
function ofList(list: readonly unknown[]): string | undefined {
  const scalars = list
    .map((part) => (part instanceof Date ? toShort(part) : toScalar(part)))
    .map((part) => (part instanceof Date ? part.toISOString() : part));
  const isOfPairs = scalars.every((scalar) => scalar === undefined);
  const parts = isOfPairs ? list.map((part) => toPair(part)) : scalars;
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const shown = parts.slice(0, isOfPairs ? PAIRS_MAX : LISTED_MAX);
  return shown.length < parts.length ? `${shown.join(', ')} … (${parts.length})` : shown.join(', ');
}

function toPair(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Key: key, Value: content, ...others } = namedAlike(value);
  if (typeof key !== 'string' || (typeof content !== 'string' && content !== undefined) || Object.keys(others).length > 0) return undefined;
  return content === undefined || content === '' ? key : `${key}=${content}`;
}

/** AWS spells the members of a pair in four ways. */
function namedAlike(pair: object): Readonly<Record<string, unknown>> {
  const names: Readonly<Record<string, string>> = { key: 'Key', name: 'Key', Name: 'Key', value: 'Value' };
  return Object.fromEntries(Object.entries(pair).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]));
}

/** A few scalars of which one has a telling name. */
function ofSmallStructure(value: object): string | undefined {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined && part !== null);
  const [first] = entries;
  if (first === undefined || entries.length > SMALL_STRUCTURE_MAX || entries.some(([, part]) => typeof part === 'object')) return undefined;
  if (entries.length === 1 && TYPE_NAMES.has(first[0])) return toScalar(first[1]);
  for (const name of TELLING_NAMES) {
    const found = entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] as unknown;
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}
