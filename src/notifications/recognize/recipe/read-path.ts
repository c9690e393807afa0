// Reads a value out of a document by a path of a recipe; tolerant of JSON in strings and of values of another type.
import { readableText } from '../readable-text.ts';
import { isJsonObject } from '../json-object.ts';
import { parseJson } from '../parse-json.ts';
import { saysNothing } from '../by-shape/says-nothing.ts';
import { summarizeItems } from '../by-shape/summarize-items.ts';

/** A document and the envelope around it. */
export interface PathRoots {
  readonly document: unknown;
  readonly envelope: unknown;
}

/** How many elements of a list a path goes into. */
const MAX_ELEMENTS = 20;
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
  const container = typeof value === 'string' ? embedded(value) : value;
  if (Array.isArray(container)) {
    if (/^\d+$/.test(key)) return container[Number(key)] as unknown;
    const values = container.slice(0, MAX_ELEMENTS).flatMap((item: unknown) => step(item, key) ?? []);
    return values.length > 1 ? [...new Set(values)] : values[0];
  }
  return isJsonObject(container) && Object.hasOwn(container, key) ? container[key] : undefined;
}

function embedded(text: string): unknown {
  return /^\s*[{[]/.test(text) && text.length <= MAX_EMBEDDED_LENGTH ? parseJson(text)?.value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? readableText(value).trim() : Array.isArray(value) ? summarizeItems(value).trim() : '';
  return saysNothing(text) ? undefined : text;
}
