// One parameter as an argument: in the shortest form that is read back to the same value.
import type { Argument } from '../../catalogue/cli/argument.ts';
import type { Member, Shape } from '../../catalogue/shape.ts';
import { isBareList } from './read-member-value.ts';
import { refuseFile } from './refuse-file.ts';
import { optionWithValue, shellQuote } from './shell-quote.ts';
import { toJsonText, writeBytes } from './to-json-text.ts';

/** What writing needs to know. */
export interface WritingContext {
  /** The command, such as `ec2 describe-instances`. */
  readonly place: string;
  readonly isBase64: boolean;
  /** The arguments that can give the parameter. */
  readonly candidates: readonly Argument[];
}

/** Writes a parameter; undefined where no argument can, and the parameter has to be given with `--cli-input-json`. */
export function composeValue(value: unknown, member: Member, { place, isBase64, candidates }: WritingContext): string | undefined {
  const flag = candidates.find(({ target }) => isFlagFor(target, value));
  if (flag !== undefined) return `--${flag.name}`;
  const argument =
    candidates.find(({ target, isHidden }) => target.kind === 'member' && !isHidden) ??
    candidates.find(({ target }) => target.kind !== 'flag');
  if (argument === undefined) return undefined;
  const { name } = argument;
  const { shape } = member;
  switch (shape.kind) {
    case 'list': {
      const words = isBareList(`${place} ${name}`) ? undefined : composeList(value, shape.element);
      return words === undefined ? jsonOption(name, value, isBase64) : `--${name} ${words}`;
    }
    case 'structure':
    case 'map': {
      const short = composeShort(value, shape);
      return short === undefined ? jsonOption(name, value, isBase64) : `--${name} ${short}`;
    }
    case 'document':
      return jsonOption(name, value, isBase64);
    default: {
      const text = composeScalar(value, isBase64);
      return refuseFile(text, name, member) === undefined ? optionWithValue(name, text) : undefined;
    }
  }
}

function isFlagFor(target: Argument['target'], value: unknown): boolean {
  if (target.kind === 'flag') return target.value === value;
  if (target.kind !== 'wrapped-flag' || typeof value !== 'object' || value === null) return false;
  return Object.keys(value).length === 1 && 'Value' in value && value.Value === target.value;
}

function jsonOption(name: string, value: unknown, isBase64: boolean): string {
  return optionWithValue(name, toJsonText(value, isBase64));
}

function composeList(value: unknown, element: Shape): string | undefined {
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const isScalar = element.kind === 'string' || element.kind === 'number' || element.kind === 'timestamp';
  return joinAll(list, ' ', (part) => (isScalar ? composeWord(part) : composeShort(part, element)));
}

/** Joins the texts of all parts; undefined where there is none, or where one has none: the others are not even looked at. */
function joinAll<Part>(parts: readonly Part[], separator: string, write: (part: Part) => string | undefined): string | undefined {
  const written: string[] = [];
  for (const part of parts) {
    const one = write(part);
    if (one === undefined) return undefined;
    written.push(one);
  }
  return written.length === 0 ? undefined : written.join(separator);
}

// Match: file://x, https://x=y (a key). Near miss: file=x.
const ADDRESS = /^(?:fileb?|https?):\/\//i;

// Match: 2026-01-31T12:00:00Z, sg-1. Near miss: -1 (could be an option), [a] (could be JSON).
const PLAIN_WORD = /^[A-Za-z0-9_.:/@+*$=%][A-Za-z0-9_.:/@+*$=%, -]*$/i;

function composeWord(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return PLAIN_WORD.test(text) && !ADDRESS.test(text) ? shellQuote(text) : undefined;
}

// What needs no quotes in the short form.
const PLAIN_KEY = /^[A-Za-z0-9][A-Za-z0-9_.:/#-]*$/;
const PLAIN_VALUE = /^[A-Za-z0-9_.:/@+*-]+$/;

/** Writes a structure in the short form where that is plain: `Name=a,Values=b,c`. */
function composeShort(value: unknown, shape: Shape): string | undefined {
  if (!isRecord(value) || (shape.kind !== 'structure' && shape.kind !== 'map')) return undefined;
  const text = joinAll(Object.keys(value), ',', (key) => {
    const partShape = shape.kind === 'map' ? shape.value : shape.members.get(key)?.shape;
    const written = partShape !== undefined && PLAIN_KEY.test(key) ? composeShortPart(value[key], partShape) : undefined;
    return written === undefined ? undefined : `${key}=${written}`;
  });
  return text === undefined || ADDRESS.test(text) ? undefined : shellQuote(text);
}

function composeShortPart(part: unknown, shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'list':
      return composeShortList(part, shape.element);
    case 'boolean':
      return String(part);
    case 'timestamp':
      return part instanceof Date ? part.toISOString() : undefined;
    case 'string':
    case 'number':
      return PLAIN_VALUE.test(String(part)) ? String(part) : undefined;
    default:
      return undefined;
  }
}

function composeShortList(list: unknown, element: Shape): string | undefined {
  if (!Array.isArray(list) || element.kind === 'list') return undefined;
  return joinAll(list as readonly unknown[], ',', (part) => composeShortPart(part, element));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}

function composeScalar(value: unknown, isBase64: boolean): string {
  if (value instanceof Uint8Array) return writeBytes(value, isBase64);
  return value instanceof Date ? value.toISOString() : String(value);
}
