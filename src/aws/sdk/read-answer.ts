// Taking apart what AWS answered, of which nothing is certain.

/** A structure of an answer. */
export type Structure = Readonly<Record<string, unknown>>;

/** The structures of a list; none where it is no list. */
export function structuresOf(value: unknown): readonly Structure[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter((item) => isStructure(item)) : [];
}

/** A structure; an empty one where it is none. */
export function structureOf(value: unknown): Structure {
  return isStructure(value) ? value : {};
}

/** A text that is not empty, cut to a length; undefined where it is none. */
export function textOf(value: unknown, maxLength: number): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : undefined;
}

/** An instant, ISO 8601; undefined where it is none. */
export function instantOf(value: unknown): string | undefined {
  const date = typeof value === 'number' ? new Date(value) : value;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
