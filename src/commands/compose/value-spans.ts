// A value of an answer as inline text.
import { text, type Span } from '../../messages/spans.ts';

/** Longest value in a cell or field: what is longer is read in the JSON. */
const VALUE_MAX_LENGTH = 200;

/** Names under which a small structure carries what one wants to see: State is {Code, Name}. */
const TELLING_NAMES = ['Name', 'Value', 'Code', 'State', 'Status'];

/** Tells whether a value has a short form. */
export function isShowable(value: unknown): boolean {
  return toScalar(value) !== undefined;
}

/** The spans of a value; none where it has no short form. */
export function valueSpans(value: unknown): readonly Span[] {
  const scalar = toScalar(value);
  if (scalar === undefined) return [];
  if (scalar instanceof Date) return [{ kind: 'time', at: scalar.toISOString() }];
  const shown = String(scalar);
  return [text(shown.length <= VALUE_MAX_LENGTH ? shown : `${shown.slice(0, VALUE_MAX_LENGTH - 1)}…`)];
}

function toScalar(value: unknown): string | Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : value;
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    default:
      return typeof value === 'object' && value !== null ? ofSmallStructure(value) : undefined;
  }
}

/** At most three scalars of which one has a telling name. */
function ofSmallStructure(value: object): string | undefined {
  if (Array.isArray(value) || value instanceof Uint8Array) return undefined;
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > 3 || entries.some(([, part]) => typeof part === 'object' && part !== null)) return undefined;
  for (const name of TELLING_NAMES) {
    const found = entries.find(([key]) => key === name)?.[1] as unknown;
    if (typeof found === 'string' && found !== '') return found;
  }
  return undefined;
}
