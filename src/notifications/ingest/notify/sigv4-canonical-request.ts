// The text over which Signature Version 4 is made: method, path, query, headers and body in the one spelling that both sides agree on
// (IAM User Guide, create a signed AWS API request, step 1).
import { createHash } from 'node:crypto';
import type { NotifyRequestHead } from './notify-senders.ts';

/** What is signed of a request. */
export interface SignedParts extends NotifyRequestHead {
  readonly signedHeaders: readonly string[];
  readonly body: Uint8Array;
}

/** Returns the canonical request, or undefined where a signed header is missing or the query is not well-formed. */
export function canonicalRequest({ method, target, headers, signedHeaders, body }: SignedParts): string | undefined {
  const [path = '', query = ''] = splitTarget(target);
  const canonicalQuery = canonicalQueryOf(query);
  const lines = signedHeaders.map((name) => canonicalHeaderOf(name, Object.hasOwn(headers, name) ? headers[name] : undefined));
  if (canonicalQuery === undefined || lines.includes(undefined)) return undefined;
  return [
    method,
    canonicalPathOf(path),
    canonicalQuery,
    ...lines,
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
}

function splitTarget(target: string): readonly string[] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** All services but S3 encode what is encoded once more, after steps up and doubled slashes are resolved. */
function canonicalPathOf(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else kept.push(encode(segment));
  }
  const end = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.join('/')}${end}`;
}

function canonicalQueryOf(query: string): string | undefined {
  const pairs: [string, string][] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = reencode(equals === -1 ? part : part.slice(0, equals));
    const value = reencode(equals === -1 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs
    .toSorted(([nameA, valueA], [nameB, valueB]) => (nameA === nameB ? compare(valueA, valueB) : compare(nameA, nameB)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

// By code points, as AWS sorts; what is encoded is ASCII.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function reencode(text: string): string | undefined {
  try {
    return encode(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

// RFC 3986 leaves alone letters, digits and -._~ only.
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalHeaderOf(name: string, values: readonly string[] | undefined): string | undefined {
  return values === undefined ? undefined : `${name}:${values.map((value) => value.trim().replaceAll(/ +/g, ' ')).join(',')}`;
}
