// One thing as names and values; what has no short form follows as JSON.
import type { Block, Field } from '../../messages/message.ts';
import { composeJson } from './compose-json.ts';
import { isShowable, valueSpans } from './value-spans.ts';

type Structure = Readonly<Record<string, unknown>>;

/** How many names and values are shown: a screen full. */
const FIELDS_SHOWN = 24;

/** Longest value that leaves room for a second one on its line. */
const SHORT_LENGTH = 40;

/** Composes the blocks. */
export function composeFields(output: Structure): readonly Block[] {
  const structure = unwrap(output);
  const entries = Object.entries(structure).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const simple = entries.filter(([, value]) => isShowable(value));
  const fields = simple
    .slice(0, FIELDS_SHOWN)
    .map(([label, value]): Field => ({ label, value: valueSpans(value), isShort: isShort(value) }));
  const rest = [...simple.slice(FIELDS_SHOWN), ...entries.filter(([, value]) => !isShowable(value) && !isEmpty(value))];
  const payload = rest.map(([name, value]): readonly [string, unknown] => [name, value instanceof Uint8Array ? readable(value) : value]);
  return [
    ...(fields.length === 0 ? [] : [{ kind: 'fields' as const, fields }]),
    ...(payload.length === 0 ? [] : [composeJson(Object.fromEntries(payload))]),
  ];
}

/** An answer that holds one structure alone is that structure. */
function unwrap(output: Structure): Structure {
  const values = Object.values(output).filter((value) => value !== undefined && value !== null);
  const [only] = values;
  const isWrapper =
    values.length === 1 && typeof only === 'object' && !Array.isArray(only) && !(only instanceof Date) && !(only instanceof Uint8Array);
  return isWrapper ? (only as Structure) : output;
}

/** Bytes that are text are shown as text, and as what they say where they are JSON. */
function readable(bytes: Uint8Array): unknown {
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    try {
      return JSON.parse(content) as unknown;
    } catch {
      return content;
    }
  } catch {
    return bytes;
  }
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && Object.keys(value).length === 0;
}

function isShort(value: unknown): boolean {
  return typeof value !== 'string' || value.length <= SHORT_LENGTH;
}
