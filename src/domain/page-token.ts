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
  if (skippedCount === 0 && values.length === 1 && typeof only === 'string' && decode(only, Object.keys(tokens)) === undefined) return only;
  return Buffer.from(JSON.stringify({ ...tokens, boto_truncate_amount: skippedCount })).toString('base64');
}

/** Writes a place as the AWS CLI does: all parameters that begin a page, and spaces where Python has them. */
export function writeCliPageToken({ tokens, skippedCount }: PagePlace, names: readonly string[]): string {
  const all = Object.fromEntries(names.map((name) => [name, tokens[name] ?? null]));
  return Buffer.from(pythonJson(skippedCount === 0 ? all : { ...all, boto_truncate_amount: skippedCount })).toString('base64');
}

function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((part) => pythonJson(part)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return asciiOf(JSON.stringify(value) ?? 'null');
  const entries = Object.entries(value).map(([name, part]) => `${asciiOf(JSON.stringify(name))}: ${pythonJson(part)}`);
  return `{${entries.join(', ')}}`;
}

// Match: an umlaut. Near miss: a letter of ASCII.
const BEYOND_ASCII = /[\u007f-\uffff]/g;

function asciiOf(json: string): string {
  return json.replaceAll(BEYOND_ASCII, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reads a place; `names` are the parameters that begin a page. */
export function readPageToken(token: string, names: readonly string[]): PagePlace {
  const [name] = names;
  const decoded = decode(token, names);
  if (decoded === undefined) return { tokens: name === undefined ? {} : { [name]: token }, skippedCount: 0 };
  const { boto_truncate_amount: skipped, ...others } = decoded;
  return {
    tokens: Object.fromEntries(Object.entries(others).filter(([key, value]) => names.includes(key) && value !== null)),
    skippedCount: typeof skipped === 'number' && Number.isSafeInteger(skipped) && skipped > 0 ? skipped : 0,
  };
}

/** The AWS CLI leaves the number out where a page begins; what AWS itself writes as Base64 of JSON has other names. */
function decode(token: string, names: readonly string[]): Readonly<Record<string, unknown>> | undefined {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(token, 'base64').toString());
    if (typeof decoded !== 'object' || decoded === null) return undefined;
    const found = Object.keys(decoded);
    const isPlace = 'boto_truncate_amount' in decoded || (found.length > 0 && found.every((name) => names.includes(name)));
    return isPlace ? { ...decoded } : undefined;
  } catch {
    return undefined;
  }
}
