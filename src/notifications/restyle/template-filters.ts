// The filters of templates: those of Liquid that only make texts, numbers and lists of what they get, and some of our own.
import { filters as liquidFilters } from 'liquidjs';
import { parseArn, resourceName, type Arn } from '../../domain/arn.ts';
import { consoleHost } from '../../domain/partition.ts';
import { resourceConsoleUrl } from '../../domain/resource-console-url.ts';
import { durationInWords } from '../../lib/duration-in-words.ts';
import { sliceText } from '../../messages/slice-text.ts';
import { OutputValue, textOf } from './output-value.ts';

/** A filter: its `this` is liquidjs's own. */
export type FilterFunction = (this: unknown, value: unknown, ...filterArguments: unknown[]) => unknown;

// What is left out makes HTML, encodes, needs an expression as text, or says that a value is markup (`raw`).
const TEXT_FILTERS =
  'append prepend capitalize downcase upcase remove remove_first remove_last replace replace_first replace_last split strip lstrip rstrip strip_newlines squish normalize_whitespace truncate truncatewords number_of_words slice default json'.split(
    ' ',
  );
const NUMBER_FILTERS = 'abs at_least at_most ceil divided_by floor minus modulo plus round times to_integer'.split(' ');
const LIST_FILTERS = 'array_to_sentence_string compact concat first join last reverse size uniq'.split(' ');
const PROPERTY_FILTERS = 'map reject sort sort_natural sum where'.split(' ');

const OWN_FILTERS: Readonly<Record<string, FilterFunction>> = {
  arn_name: (value) => fromArn(value, resourceName),
  arn_account: (value) => fromArn(value, ({ accountId }) => accountId),
  arn_region: (value) => fromArn(value, ({ region }) => region),
  arn_service: (value) => fromArn(value, ({ service }) => service),
  console_url: consoleUrl,
  date,
  duration,
  link: (value, words) => {
    const url = textOf(value);
    const shown = textOf(words);
    return new OutputValue({ kind: 'link', url, text: shown === '' ? url : shown });
  },
  time: (value) => {
    const at = instantOf(value);
    return at === undefined ? value : new OutputValue({ kind: 'instant', at: new Date(at).toISOString() });
  },
  url_decode: urlDecode,
  url_encode: (value) => new OutputValue({ kind: 'text', text: encodeURIComponent(textOf(value).toWellFormed()), isUrlPart: true }),
};

/** Every filter by its name. */
export const templateFilters: ReadonlyMap<string, FilterFunction> = new Map([
  ...[...TEXT_FILTERS, ...NUMBER_FILTERS, ...LIST_FILTERS].map((name) => [name, ofLiquid(name)] as const),
  ...PROPERTY_FILTERS.map((name) => [name, byProperty(name)] as const),
  ...Object.entries(OWN_FILTERS),
]);

function ofLiquid(name: string): FilterFunction {
  const handler: unknown = (liquidFilters as Readonly<Record<string, unknown>>)[name];
  if (typeof handler !== 'function') throw new TypeError(`liquidjs has no filter ${name}`);
  return handler as FilterFunction;
}

/** Longest name of a property; AWS's have some forty characters. */
const PROPERTY_MAX_LENGTH = 200;

// Attack: a property that comes from the event, and is a list of thousands, would be written out anew for each item.
function byProperty(name: string): FilterFunction {
  const handler = ofLiquid(name);
  return function (this: unknown, value: unknown, ...filterArguments: unknown[]): unknown {
    const [property, ...others] = filterArguments;
    return handler.apply(this, [value, property === undefined ? undefined : propertyPath(textOf(property)), ...others]);
  };
}

// Match: name, tags[0].key, tags["a b"]. Near miss: name[, a]b.
const PATH_WITH_BRACKETS = /^[\w-]+(?:\.[\w-]+|\[(?:\d{1,4}|"[^"[\]]*"|'[^'[\]]*')\])*$/;

/** Some filters read a property as an expression, and quote in their error what has a bracket too many; none is left in such a one. */
function propertyPath(property: string): string {
  const path = sliceText(property, PROPERTY_MAX_LENGTH);
  return PATH_WITH_BRACKETS.test(path) ? path : path.replaceAll(/[[\]]/g, '');
}

/** What is no ARN stays as it is: some events have names where others have ARNs. */
function fromArn(value: unknown, part: (arn: Arn) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => fromArn(item, part));
  const arn = parseArn(textOf(value));
  return arn === undefined ? value : part(arn);
}

/** Returns the page of a resource; of an unknown one the start page of its Region; nothing where no console is known. */
function consoleUrl(value: unknown): unknown {
  const text = textOf(value);
  const arn = parseArn(text);
  const host = arn === undefined ? undefined : consoleHost(arn.region);
  if (arn === undefined) return '';
  return resourceConsoleUrl(arn, text) ?? (host === undefined ? '' : `https://${host}/`);
}

// The same event always gives the same message, so a template has no clock.
const CLOCK_WORDS: ReadonlySet<unknown> = new Set(['now', 'today']);

function date(this: unknown, value: unknown, ...filterArguments: unknown[]): unknown {
  if (CLOCK_WORDS.has(value)) return value;
  try {
    return ofLiquid('date').apply(this, [value, ...filterArguments]);
  } catch (error) {
    // It quotes the name of the time zone, which may be a value of the event: nothing for logs.
    throw error instanceof RangeError ? new Error('date knows no such time zone') : error;
  }
}

/** What is not encoded as it should be stays as it is. */
function urlDecode(this: unknown, value: unknown): unknown {
  try {
    return ofLiquid('url_decode').apply(this, [value]);
  } catch {
    return value;
  }
}

const SECOND_MS = 1000;

/** Says seconds as a duration; with an argument, the time between two instants. */
function duration(value: unknown, end: unknown): unknown {
  const milliseconds =
    end === undefined ? Number(textOf(value)) * SECOND_MS : (instantOf(end) ?? Number.NaN) - (instantOf(value) ?? Number.NaN);
  return (textOf(value).trim() === '' ? undefined : durationInWords(milliseconds)) ?? value;
}

// The first second of the year 2001 in milliseconds; smaller numbers are seconds, which get there in the year 33658.
const MILLISECONDS_FROM = 1_000_000_000_000;

/** Reads an instant: ISO 8601, or seconds or milliseconds since 1970. */
function instantOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : Number(textOf(value));
  const isNumber = Number.isFinite(number) && textOf(value).trim() !== '';
  const at = isNumber ? (number < MILLISECONDS_FROM ? number * SECOND_MS : number) : Date.parse(textOf(value));
  return Number.isNaN(new Date(at).getTime()) ? undefined : at;
}
