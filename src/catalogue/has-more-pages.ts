// Whether an answer has further pages, as its operation's paginator tells.
import type { StoredPaginator } from './stored-service.ts';

// Match: Jobs[-1] (the last of a list). Near miss: Jobs[0].
const LAST_OF_LIST = /^(\w+)\[-1\]$/;

/** Tells whether AWS has more pages than this answer. */
export function hasMorePages({ more, outputToken }: StoredPaginator, output: Readonly<Record<string, unknown>>): boolean {
  if (more !== undefined) return readMember(output, more) === true;
  return outputToken.some((token) => {
    const value = readEither(output, token);
    return value !== undefined && value !== null && value !== '';
  });
}

/** Reads where the next page begins, by the parameters that say so; undefined where the answer does not say it, or not as JSON. */
export function readNextTokens(
  { inputToken, outputToken }: StoredPaginator,
  output: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined {
  const tokens = inputToken.flatMap((name, index): (readonly [string, unknown])[] => {
    const value = readEither(output, outputToken[index] ?? '');
    return value === undefined || value === null || value === '' ? [] : [[name, value]];
  });
  return tokens.length > 0 && tokens.every(([, value]) => isJson(value)) ? Object.fromEntries(tokens) : undefined;
}

/** Reads `NextMarker || Contents[-1].Key`. */
function readEither(output: unknown, paths: string): unknown {
  return paths
    .split('||')
    .map((path) => readMember(output, path.trim()))
    .find((value) => value !== undefined && value !== null && value !== '');
}

/** Keys of Amazon DynamoDB may hold bytes. */
function isJson(value: unknown): boolean {
  if (value instanceof Uint8Array || value instanceof Date || typeof value === 'bigint') return false;
  return typeof value !== 'object' || value === null || Object.values(value).every((part) => isJson(part));
}

/** Reads `StreamDescription.HasMoreShards`, `Jobs[-1].JobId`: the forms that paginators have. */
function readMember(output: unknown, path: string): unknown {
  let value = output;
  for (const part of path.split('.')) {
    const list = LAST_OF_LIST.exec(part)?.[1];
    value = list === undefined ? own(value, part) : lastOf(own(value, list));
  }
  return value;
}

function own(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : undefined;
}
