// How the answer is wanted: Region, query, format, pages.
import type { OutputOptions, ParseFailure } from '../../domain/command.ts';
import { readJsonQuery } from '../../lib/json-query/json-query.ts';
import { truncateText } from '../../messages/truncate.ts';
import { failure, quote } from './parse-failure.ts';

// It becomes a part of a host name, so it is one label of it. Match: eu-west-1. Near miss: evil.example, -x.
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

// Match: us-east-1, us-gov-west-1. Near miss: us-east-1a (an availability zone).
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

const FORMATS = ['json', 'yaml', 'text', 'table', 'markdown'] as const;

/** Reads `--region`; undefined where it was not given. */
export function readRegion(given: string | undefined): string | undefined | ParseFailure {
  const region = given?.trim().toLowerCase();
  if (region === undefined || HOST_LABEL.test(region)) return region;
  return failure('invalid-value', `--region ${quote(region)} is no AWS Region; write one such as eu-west-1.`);
}

/** Reads `--query` and `--output`. */
export function readFormat(globals: ReadonlyMap<string, string>): Pick<OutputOptions, 'query' | 'format'> | ParseFailure {
  const query = globals.get('query');
  const output = globals.get('output')?.toLowerCase();
  const format = FORMATS.find((name) => name === (output === 'yaml-stream' ? 'yaml' : output));
  if (output !== undefined && format === undefined) {
    return failure('invalid-value', `--output ${quote(output)} is no format.`, { suggestions: FORMATS.map((name) => `--output ${name}`) });
  }
  const fault = query === undefined ? undefined : findQueryFault(query);
  if (fault !== undefined) return fault;
  return { ...(query === undefined ? {} : { query }), ...(format === undefined ? {} : { format }) };
}

/** How much of a query is repeated from the place on where it cannot be read. */
const QUERY_AROUND_LENGTH = 30;

/** What cannot be applied is told before anything is sent. */
function findQueryFault(query: string): ParseFailure | undefined {
  const read = readJsonQuery(query);
  if (!('fault' in read)) return undefined;
  const { fault, position } = read;
  const place =
    position === undefined
      ? ''
      : ` at character ${position}${position > query.length ? ', its end' : `, before ${beginningOf(query, position)}`}`;
  return failure('invalid-value', `--query ${quote(query)} cannot be read${place}: ${fault}`);
}

function beginningOf(query: string, position: number): string {
  return quote(truncateText(query.slice(position - 1), QUERY_AROUND_LENGTH));
}

/** Reads `--cli-binary-format`: true where bytes are written in Base64. */
export function readBinaryFormat(given: string | undefined): boolean | ParseFailure {
  const format = given?.toLowerCase();
  if (format === undefined || format === 'raw-in-base64-out') return false;
  if (format === 'base64') return true;
  return failure('invalid-value', `--cli-binary-format ${quote(given ?? '')} is neither base64 nor raw-in-base64-out.`);
}

/** Says so where a Region has not the form of one; undefined where it has. */
export function noteRegion(region: string | undefined): string | undefined {
  return region === undefined || REGION.test(region) ? undefined : `${quote(region)} does not look like an AWS Region, such as eu-west-1.`;
}
