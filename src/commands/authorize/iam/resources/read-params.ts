// Reading parameters of which only the names are known.
import type { Params } from './resource-question.ts';

/** The texts of a parameter that is a text or a list of texts; undefined where it is anything else, or nothing. */
export function textsOf(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((part): part is string => typeof part === 'string' && part !== '');
  return texts.length > 0 && texts.length === list.length ? texts : undefined;
}

/** The members of a structure; none where the value is no structure. */
export function membersOf(value: unknown): Params {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : {};
}

/** The parts of a list; none where the value is no list. */
export function partsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Parameters nest a few levels deep; what lies deeper names no resource. */
const MAX_DEPTH = 6;

/** All names of parameters, of structures within them as well. */
export function listNames(value: unknown, depth = 0): readonly string[] {
  if (depth > MAX_DEPTH || value instanceof Uint8Array) return [];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => listNames(part, depth + 1));
  return Object.entries(membersOf(value)).flatMap(([name, part]) => [name, ...listNames(part, depth + 1)]);
}

/** All texts among the parameters, of structures within them as well. */
export function listTexts(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > MAX_DEPTH || value instanceof Uint8Array) return [];
  const parts = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(membersOf(value));
  return parts.flatMap((part) => listTexts(part, depth + 1));
}
