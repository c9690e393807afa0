// Tells whether a call of ours is the one that the AWS CLI makes, apart from what both leave to whoever sends it.
import { parseTimestamp } from '../../src/commands/parse/parse-timestamp.ts';

/** Tells whether two values are the same; the AWS CLI leaves instants and bytes as they were typed where the library under it reads them. */
export function isSameValue(ours: unknown, recorded: unknown): boolean {
  if (isTagged(ours, '$date')) return isSameInstant(ours.$date, recorded);
  if (isTagged(ours, '$bytes') && typeof recorded === 'string') return Buffer.from(recorded).toString('base64') === ours.$bytes;
  if (Array.isArray(ours) && Array.isArray(recorded)) {
    return ours.length === recorded.length && ours.every((part, position) => isSameValue(part, recorded[position]));
  }
  if (!isRecord(ours) || !isRecord(recorded)) return ours === recorded;
  const names = Object.keys(ours);
  return (
    names.length === Object.keys(recorded).length &&
    names.every((name) => Object.hasOwn(recorded, name) && isSameValue(ours[name], recorded[name]))
  );
}

function isSameInstant(ours: string, recorded: unknown): boolean {
  const typed = isTagged(recorded, '$date') ? recorded.$date : String(recorded);
  return parseTimestamp(typed)?.toISOString() === ours;
}

function isTagged<Tag extends string>(value: unknown, tag: Tag): value is Readonly<Record<Tag, string>> {
  return isRecord(value) && Object.keys(value).length === 1 && typeof value[tag] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
