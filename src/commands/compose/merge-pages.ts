// The pages of an answer as one, as the AWS CLI puts them together: what is listed follows on each other, all else is the first page's.
import type { StoredPaginator } from '../../catalogue/stored-service.ts';

type Structure = Readonly<Record<string, unknown>>;

// Match: NextToken. Near miss: NextMarker || Contents[-1].Key, StreamDescription.HasMoreShards (which say more than where to go on).
const MEMBER = /^\w+$/;

/** Merges the pages, at least one; where the next page begins is left out. */
export function mergePages([first = {}, ...others]: readonly Structure[], paginator: StoredPaginator | undefined): Structure {
  if (paginator === undefined) return first;
  const { outputToken, more, results } = paginator;
  const merged = results.reduce((whole, path) => withList(whole, path.split('.'), others), first);
  const places = [...outputToken, ...(more === undefined ? [] : [more])].filter((place) => MEMBER.test(place) && !results.includes(place));
  return Object.fromEntries(Object.entries(merged).filter(([name]) => !places.includes(name)));
}

function withList(whole: Structure, [name = '', ...below]: readonly string[], others: readonly Structure[]): Structure {
  const parts = others.flatMap((page) => (Object.hasOwn(page, name) && page[name] !== undefined ? [page[name]] : []));
  const own = Object.hasOwn(whole, name) ? whole[name] : undefined;
  if (parts.length === 0) return whole;
  if (below.length > 0) {
    const structures = parts.filter((part): part is Structure => isStructure(part));
    return { ...whole, [name]: withList(isStructure(own) ? own : {}, below, structures) };
  }
  const all = own === undefined ? parts : [own, ...parts];
  if (all.every((part): part is unknown[] => Array.isArray(part))) return { ...whole, [name]: all.flat(1) };
  // Some operations count as well what they list: the `Count` of Amazon DynamoDB.
  if (all.every((part) => typeof part === 'number')) return { ...whole, [name]: all.reduce((sum, part) => sum + part, 0) };
  return whole;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
