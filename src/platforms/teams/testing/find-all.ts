// Everything of one type in a card, however deep it stands.

/** Finds the objects of a type, in their order. */
export function findAll(part: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap((value) => findAll(value, type));
  return 'type' in part && part.type === type ? [{ ...part }, ...inner] : inner;
}
