// Where an answer goes on, as `--starting-token` says it. The AWS CLI's own form: Base64 of JSON with the API's tokens, and with the number
// of things of their page that were shown already.

/** A place in the pages of an answer. */
export interface PagePlace {
  /** The parameters that begin the page; none for the first one. */
  readonly tokens: Readonly<Record<string, unknown>>;
  /** How many things of the page were shown. */
  readonly skippedCount: number;
}

/** Writes a place; a text alone that begins a page stays as it is. */
export function writePageToken({ tokens, skippedCount }: PagePlace): string {
  const values = Object.values(tokens);
  const [only] = values;
  if (skippedCount === 0 && values.length === 1 && typeof only === 'string' && decode(only) === undefined) return only;
  return Buffer.from(JSON.stringify({ ...tokens, boto_truncate_amount: skippedCount })).toString('base64');
}

/** Reads a place; `names` are the parameters that begin a page. */
export function readPageToken(token: string, names: readonly string[]): PagePlace {
  const [name] = names;
  const decoded = decode(token);
  if (decoded === undefined) return { tokens: name === undefined ? {} : { [name]: token }, skippedCount: 0 };
  const { boto_truncate_amount: skipped, ...others } = decoded;
  return {
    tokens: Object.fromEntries(Object.entries(others).filter(([key, value]) => names.includes(key) && value !== null)),
    skippedCount: typeof skipped === 'number' && Number.isSafeInteger(skipped) && skipped > 0 ? skipped : 0,
  };
}

function decode(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    return typeof decoded === 'object' && decoded !== null && 'boto_truncate_amount' in decoded ? { ...decoded } : undefined;
  } catch {
    return undefined;
  }
}
