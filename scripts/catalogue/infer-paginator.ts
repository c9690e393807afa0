// How an operation is paged where no model says so: by the names that AWS's APIs use for it.
import type { StoredMember, StoredPaginator, StoredReference, StoredService, StoredShape } from '../../src/catalogue/stored-service.ts';

/** Pairs of token names in input and output. */
const TOKENS: readonly (readonly [string, string])[] = [
  ['NextToken', 'NextToken'],
  ['nextToken', 'nextToken'],
  ['Marker', 'NextMarker'],
  ['Marker', 'Marker'],
  ['marker', 'nextMarker'],
  ['PaginationToken', 'PaginationToken'],
  ['paginationToken', 'paginationToken'],
  ['pageToken', 'nextPageToken'],
  ['position', 'position'],
];

const LIMITS = ['MaxResults', 'maxResults', 'MaxItems', 'maxItems', 'Limit', 'limit', 'MaxRecords', 'PageSize', 'pageSize'];

/** Infers the paginator; undefined where the operation has no such members, or its answer not exactly one list. */
export function inferPaginator(service: StoredService, operationName: string): StoredPaginator | undefined {
  const operation = service.operations[operationName];
  const input = structureOf(service, operation?.input);
  const output = structureOf(service, operation?.output);
  if (input === undefined || output === undefined) return undefined;
  const pair = TOKENS.find(([inputToken, outputToken]) => input[3].includes(inputToken) && output[3].includes(outputToken));
  if (pair === undefined) return undefined;
  const lists = output[3].filter((_, position) => isList(service, output[4][position]));
  const [only] = lists;
  if (only === undefined || lists.length > 1) return undefined;
  const limit = LIMITS.find((name) => input[3].includes(name));
  return { inputToken: [pair[0]], outputToken: [pair[1]], ...(limit === undefined ? {} : { limit }), results: [only] };
}

type Structure = Extract<StoredShape, readonly [3 | 4 | -3, ...unknown[]]>;

function structureOf(service: StoredService, reference: StoredReference | undefined): Structure | undefined {
  if (typeof reference !== 'number' || reference >= 0) return undefined;
  const shape = service.shapes[-reference - 1];
  return shape !== undefined && shape[0] === 3 ? shape : undefined;
}

function isList(service: StoredService, member: StoredMember | undefined): boolean {
  const reference = typeof member === 'object' ? member[0] : member;
  if (typeof reference !== 'number') return false;
  if (reference >= 0) return reference >= 64 && reference < 128;
  return service.shapes[-reference - 1]?.[0] === 1;
}
