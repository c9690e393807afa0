// All ids and names among the parameters of a command, however many and however deep: what a card has not looked at is one of them.
import { isNaming } from './find-looks.ts';

/** What the command makes is not there yet. Match: FinalDBSnapshotIdentifier. Near miss: DBSnapshotIdentifier. */
const MADE = /^(?:Final|New)[A-Z]/;

/** Lists them, each once. */
export function listNamedThings(params: Readonly<Record<string, unknown>>): readonly string[] {
  return [...new Set(Object.entries(params).flatMap(([name, value]) => idsIn(name, value)))];
}

function idsIn(name: string, value: unknown): readonly string[] {
  if (typeof value === 'string') return value !== '' && isNaming(name) && !MADE.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(name, one));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date) return [];
  return Object.entries(value).flatMap(([member, part]) => idsIn(member, part));
}
