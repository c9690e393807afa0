// What else the metadata of a custom notification holds: its additional context, and keys that the schema does not name.
import type { Fact } from '../../domain/notification.ts';
import { parseArn } from '../../domain/arn.ts';
import { labelOfKey } from './by-shape/label-of-key.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { readableText } from './readable-text.ts';
import { seenText } from './text-fields.ts';

const NAMED_KEYS: ReadonlySet<string> = new Set(
  'threadId summary eventType relatedResources additionalContext enableCustomActions'.split(' '),
);

/** How many names and values are kept for custom actions; our own bound, senders give a handful. */
const MAX_ENTRIES = 100;

/** Reads the additional context; undefined where there is none. What had to be left out is added to the notices. */
export function readContext(metadata: unknown, notices: string[]): Readonly<Record<string, string>> | undefined {
  const value = isJsonObject(metadata) ? metadata['additionalContext'] : undefined;
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) {
    notices.push('metadata.additionalContext is not an object and was left out.');
    return undefined;
  }
  const all = Object.entries(value);
  const entries = textEntries(value);
  if (entries.length < all.length) notices.push('metadata.additionalContext holds something that is not text; it was left out.');
  if (entries.length > MAX_ENTRIES) notices.push(`metadata.additionalContext has ${entries.length} values; ${MAX_ENTRIES} were kept.`);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.slice(0, MAX_ENTRIES));
}

/** Returns facts for the additional context, under its own names, and for single values that the schema does not name. */
export function contextFacts(metadata: unknown, context: Readonly<Record<string, string>> = {}): readonly Fact[] {
  const others = isJsonObject(metadata) ? textEntries(metadata).filter(([key]) => !NAMED_KEYS.has(key)) : [];
  return [
    ...Object.entries(context).flatMap(([name, value]) => factOf(name, value)),
    ...others.slice(0, MAX_ENTRIES).flatMap(([key, value]) => factOf(labelOfKey(key), value)),
  ];
}

// A variable that the event did not have is empty: nothing to show.
function factOf(label: string, value: string): readonly Fact[] {
  const text = seenText(value);
  if (text === '') return [];
  return [{ label, value: parseArn(text) === undefined ? { kind: 'text', text } : { kind: 'arn', arn: text } }];
}

/** The entries whose values are text, or become text as they are written. */
function textEntries(object: JsonObject): readonly (readonly [string, string])[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    const name = seenText(key);
    return typeof text === 'string' && name !== '' ? [[name, readableText(text)] as const] : [];
  });
}
