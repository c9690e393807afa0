// JSON text, parsed without exceptions. V8's parser does not recurse, so depth is no danger here.

/** A text that is JSON, with its value (which may be null); undefined stands for a text that is none. */
export type ParsedJson = { readonly value: unknown } | undefined;

/** Parses JSON; a byte order mark and white space around it do not matter. */
export function parseJson(text: string): ParsedJson {
  try {
    const value: unknown = JSON.parse(text.trim());
    return { value };
  } catch {
    return undefined;
  }
}
