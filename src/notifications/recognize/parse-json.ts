// JSON text, parsed without exceptions. V8's parser does not recurse, so depth is no danger here.

/** A text that is JSON, with its value (which may be null); undefined stands for a text that is none. */
export type ParsedJson = { readonly value: unknown } | undefined;

// What is no JSON by its first character is not worth an exception: plain text, and every text that is looked into.
// Match: {, [, ", -1, true. Near miss: AWS Budget Notification.
const BEGINS_AS_JSON = /^[{["\-\dtfn]/;

/** Parses JSON; a byte order mark and white space around it do not matter. */
export function parseJson(text: string): ParsedJson {
  const trimmed = text.trim();
  if (!BEGINS_AS_JSON.test(trimmed)) return undefined;
  try {
    const value: unknown = JSON.parse(trimmed);
    return { value };
  } catch {
    return undefined;
  }
}
