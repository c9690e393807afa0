// JSON objects as they come out of the parser: own keys only, values of any kind.

/** A JSON object; keys come from outside, so only own ones may be read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells whether a JSON value is an object, neither array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
