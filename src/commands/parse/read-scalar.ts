// Single values: texts, numbers, booleans, instants, bytes.
import { epoch, parseTimestamp } from './parse-timestamp.ts';

/** Kinds of single values. */
export type ScalarKind = 'string' | 'number' | 'bigInteger' | 'bigDecimal' | 'boolean' | 'timestamp' | 'blob';

/** A value, or what was expected in its place. */
export type ScalarOutcome = { readonly status: 'read'; readonly value: unknown } | { readonly status: 'failed'; readonly expected: string };

/** How a value is written. */
export interface ScalarForm {
  /** True where numbers and booleans come as text; in JSON they have a form of their own. */
  readonly isText: boolean;
  /** True where bytes come as Base64; otherwise they are the text itself. */
  readonly isBinaryBase64: boolean;
}

// Match: 5, -1.5, +2, .5, 1e6. Near miss: 0x10, NaN.
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const WHOLE_NUMBER = /^[+-]?\d+$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Reads a single value. */
export function readScalar(value: unknown, kind: ScalarKind, form: ScalarForm): ScalarOutcome {
  switch (kind) {
    case 'string':
      return typeof value === 'string' ? read(value) : failed('a text');
    case 'number':
      return readNumber(value, form.isText);
    case 'bigInteger':
      return WHOLE_NUMBER.test(textOf(value)) ? read(BigInt(textOf(value))) : failed('a whole number');
    case 'bigDecimal':
      return NUMBER.test(textOf(value)) ? read(textOf(value)) : failed('a number');
    case 'boolean':
      return readBoolean(value, form.isText);
    case 'timestamp':
      return readTimestamp(value);
    case 'blob':
      return readBytes(value, form.isBinaryBase64);
  }
}

function readNumber(value: unknown, isText: boolean): ScalarOutcome {
  const number = isText && typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return failed('a number');
  // A larger one would silently become another number.
  return Number.isInteger(number) && !Number.isSafeInteger(number)
    ? failed('a number up to 9007199254740991')
    : read(number === 0 ? 0 : number);
}

function readBoolean(value: unknown, isText: boolean): ScalarOutcome {
  if (typeof value === 'boolean') return read(value);
  const word = isText && typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? read(word === 'true') : failed('true or false');
}

function readTimestamp(value: unknown): ScalarOutcome {
  if (value instanceof Date) return read(value);
  const instant = typeof value === 'number' ? epoch(value) : typeof value === 'string' ? parseTimestamp(value) : undefined;
  return instant === undefined ? failed('a time such as 2026-01-31T12:00:00Z or seconds since 1970') : read(instant);
}

function readBytes(value: unknown, isBase64: boolean): ScalarOutcome {
  if (value instanceof Uint8Array) return read(value);
  if (typeof value !== 'string') return failed('a text');
  if (!isBase64) return read(new TextEncoder().encode(value));
  const compact = value.replaceAll(/\s/g, '');
  return BASE64.test(compact) ? read(new Uint8Array(Buffer.from(compact, 'base64'))) : failed('Base64 (--cli-binary-format base64)');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value).trim() : '';
}

function read(value: unknown): ScalarOutcome {
  return { status: 'read', value };
}

function failed(expected: string): ScalarOutcome {
  return { status: 'failed', expected };
}
