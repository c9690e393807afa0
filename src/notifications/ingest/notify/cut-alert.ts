// An alert that is longer than any event, made to fit: what is short in it stays whole, what is long is cut. Refused, it would take the
// other alerts of its group with it, each time that they are told.
import { truncateText } from '../../../messages/truncate.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** How many characters of JSON each part of an alert may have; labels and annotations count twice in an event of 256 KB. */
const LABELS_MAX_CHARACTERS = 32 * 1024;
const ANNOTATIONS_MAX_CHARACTERS = 64 * 1024;
const REST_MAX_CHARACTERS = 32 * 1024;

/** How many characters of JSON one of a text can become: `\u0000`. */
const ESCAPED_MAX = 6;

/** What JSON needs beside name and value: a colon and a comma. */
const BETWEEN = 2;

/** Returns an alert whose event is no longer than any other; a text that was cut ends in an ellipsis. */
export function cutAlert<Alert extends JsonObject & { readonly labels: JsonObject }>(alert: Alert): Alert {
  const { labels, annotations, ...rest } = alert;
  const isUsual = typeof annotations === 'object' && annotations !== null && !Array.isArray(annotations);
  return {
    ...alert,
    ...blank(rest),
    ...fit(rest, REST_MAX_CHARACTERS),
    labels: fit(labels, LABELS_MAX_CHARACTERS),
    annotations: isUsual ? fit({ ...annotations }, ANNOTATIONS_MAX_CHARACTERS) : {},
  };
}

/** What JSON leaves out. */
function blank(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(members).map((name) => [name, undefined]));
}

function fit(members: JsonObject, maxCharacters: number): JsonObject {
  const sized = Object.entries(members).map(([name, value]) => ({
    name,
    value,
    nameLength: JSON.stringify(name).length + BETWEEN,
    valueLength: JSON.stringify(value)?.length ?? 0,
  }));
  let left = maxCharacters;
  const kept = new Map<string, unknown>();
  // The shortest first: names, severities and times are; one long text must not push them out.
  for (const { name, value, nameLength, valueLength } of sized.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    const isWhole = nameLength + valueLength <= left;
    const shown = isWhole ? value : cut(value, left - nameLength);
    if (shown === undefined) continue;
    kept.set(name, shown);
    left -= nameLength + (isWhole ? valueLength : JSON.stringify(shown).length);
  }
  return Object.fromEntries(Object.keys(members).flatMap((name) => (kept.has(name) ? [[name, kept.get(name)]] : [])));
}

function lengthOf({ nameLength, valueLength }: { readonly nameLength: number; readonly valueLength: number }): number {
  return nameLength + valueLength;
}

function cut(value: unknown, left: number): string | undefined {
  const text = typeof value === 'string' ? truncateText(value, Math.max(0, Math.floor((left - 2) / ESCAPED_MAX))) : '';
  return text === '' ? undefined : text;
}
