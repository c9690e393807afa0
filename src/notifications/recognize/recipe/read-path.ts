// Reads a value out of a document by a path of a recipe; tolerant of JSON in strings and of values of another type.
import { readableText } from '../readable-text.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';
import { saysNothing } from '../by-shape/says-nothing.ts';
import { summarizeItems } from '../by-shape/summarize-items.ts';
import { unquoted } from '../by-shape/unquoted.ts';

/** A document and the envelope around it. */
export interface PathRoots {
  readonly document: unknown;
  readonly envelope: unknown;
}

/** How many elements of a list a path goes into; groups of alerts have some tens. */
const MAX_ELEMENTS = 100;
/** How many sentences of a list are said; the rest is counted. */
const MAX_SENTENCES = 5;
/** The step that undoes the encoding of an address, which S3 puts its keys into. */
const DECODED = 'decoded';
/** Stands between two keys whose values are told together. */
const PAIR = ': ';
// Match: ?status=firing. Near miss: status=firing.
const FILTER = /^\?([^=]+)=(.+)$/;
/** Longer texts are not searched for JSON inside them; as for documents of unknown shape. */
const MAX_EMBEDDED_LENGTH = 65_536;

/** Returns the text at the first of the paths that has one; numbers and truth values are text, lists are summed up. */
export function textAt(roots: PathRoots, paths: string | undefined): string | undefined {
  for (const path of (paths ?? '').split(' | ')) {
    const text = path === '' ? undefined : textOf(valueAt(roots, path));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Returns the text that says why: of several sentences each has its line. */
export function proseAt(roots: PathRoots, paths: string | undefined): string | undefined {
  for (const path of (paths ?? '').split(' | ')) {
    const value = path === '' ? undefined : valueAt(roots, path);
    const text = Array.isArray(value) ? proseOfList(value) : textOf(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** A value and the path at which it was found. */
export interface FoundScalar {
  readonly path: string;
  readonly value: string | number | boolean;
}

/** Returns the scalar at the first of the paths that has one; a list counts by its summary. */
export function scalarAt(roots: PathRoots, paths: string): FoundScalar | undefined {
  for (const path of paths.split(' | ')) {
    const value = valueAt(roots, path);
    if (typeof value === 'number' || typeof value === 'boolean') return { path, value };
    const text = textOf(value);
    if (text !== undefined) return { path, value: text };
  }
  return undefined;
}

/** Tells whether there is anything at a path, an object or a list among them. */
export function hasValueAt(roots: PathRoots, path: string): boolean {
  return (valueAt(roots, path) ?? null) !== null;
}

function valueAt({ document, envelope }: PathRoots, path: string): unknown {
  const isAbsolute = path.startsWith('$.');
  return (isAbsolute ? path.slice(2) : path).split('.').reduce((value: unknown, key) => step(value, key), isAbsolute ? envelope : document);
}

function step(value: unknown, key: string): unknown {
  if (typeof value === 'string' && key === DECODED) return decoded(value);
  const container = typeof value === 'string' ? embedded(value) : value;
  if (Array.isArray(container)) {
    if (/^\d+$/.test(key)) return container[Number(key)] as unknown;
    if (key === 'length') return container.length === 0 ? undefined : container.length;
    const filter = FILTER.exec(key);
    if (filter !== null) return container.filter((item: unknown) => isJsonObject(item) && String(item[filter[1] ?? '']) === filter[2]);
    const values = container.slice(0, MAX_ELEMENTS).flatMap((item: unknown) => step(item, key) ?? []);
    return values.length > 1 ? [...new Set(values)] : values[0];
  }
  if (!isJsonObject(container)) return undefined;
  return Object.hasOwn(container, key) ? container[key] : pairAt(container, key);
}

/** The values of two keys as one text, `Deploy: no such role`; one of them alone where the other is missing. */
function pairAt(container: JsonObject, key: string): string | undefined {
  const keys = key.split(PAIR);
  if (keys.length !== 2) return undefined;
  const texts = keys.flatMap((one) => (Object.hasOwn(container, one) ? (textOf(container[one]) ?? []) : []));
  return texts.length === 0 ? undefined : texts.join(PAIR);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function embedded(text: string): unknown {
  return /^\s*[{[]/.test(text) && text.length <= MAX_EMBEDDED_LENGTH ? parseJson(text)?.value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return telling(summarizeItems(value).trim());
  // JSON in a text is no text; what it holds is found by its shape.
  if (typeof value !== 'string' || typeof embedded(value) === 'object') return undefined;
  return telling(unquoted(readableText(value).trim()));
}

function telling(text: string): string | undefined {
  return saysNothing(text) ? undefined : text;
}

function proseOfList(values: readonly unknown[]): string | undefined {
  const sentences = values.flatMap((value) => textOf(value) ?? []);
  if (!sentences.some((sentence) => sentence.includes(' '))) return textOf(values);
  const rest = sentences.length - MAX_SENTENCES;
  return [...sentences.slice(0, MAX_SENTENCES), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
