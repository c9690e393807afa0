// One text for one JSON value, whoever writes it: the JSON Canonicalization Scheme (RFC 8785), so that a hash over it can be checked
// anywhere. Beyond the scheme, which refuses them, lone surrogates are written as JSON escapes.

/**
 * Writes a JSON value without blanks, members sorted by the UTF-16 code units of their names. Members and items that JSON does not
 * know (undefined, functions) are left out as `JSON.stringify` leaves them out; numbers that JSON does not know are null.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => (isKnown(item) ? canonicalJson(item) : 'null')).join(',')}]`;
  // ECMAScript writes numbers and texts as the scheme wants them: it was made so (RFC 8785, 3.2.2).
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members: string[] = [];
  // Without a function to compare by, texts are compared by their code units.
  for (const name of Object.keys(value).toSorted()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (isKnown(member)) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isKnown(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
