// Parameters as JSON, in the form in which they can be given again.

/** Writes a value as JSON: bytes as text or in Base64, instants in ISO 8601, big integers as text. */
export function toJsonText(value: unknown, isBase64: boolean): string {
  // Most values are plain already, and to copy them takes longer than to write them.
  return JSON.stringify(isPlain(value) ? value : toPlain(value, isBase64));
}

/** The text of bytes; undefined where they are none. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Tells whether some bytes of a value are no text, so that all have to be written in Base64. */
export function hasUnwritableBytes(value: unknown): boolean {
  if (value instanceof Uint8Array) return textOfBytes(value) === undefined;
  if (value instanceof Date || typeof value !== 'object' || value === null) return false;
  return somePart(value, (part) => typeof part === 'object' && hasUnwritableBytes(part));
}

/** Asks the parts one by one: a list of them would take longer to make than all the questions. */
function somePart(value: object, holds: (part: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.some(holds);
  for (const name in value) if (holds((value as Readonly<Record<string, unknown>>)[name])) return true;
  return false;
}

/** Writes bytes as text or in Base64. */
export function writeBytes(bytes: Uint8Array, isBase64: boolean): string {
  return isBase64 ? Buffer.from(bytes).toString('base64') : (textOfBytes(bytes) ?? '');
}

/** Tells whether JSON.stringify alone writes the value as it is meant. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'bigint' || value instanceof Uint8Array || value instanceof Date) return false;
  return typeof value !== 'object' || value === null || !somePart(value, (part) => !isPlain(part));
}

function toPlain(value: unknown, isBase64: boolean): unknown {
  if (value instanceof Uint8Array) return writeBytes(value, isBase64);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map((part) => toPlain(part, isBase64));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toPlain(part, isBase64)]));
}
