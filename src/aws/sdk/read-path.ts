// Reads values out of a call's parameters by the JMESPath subset of endpoint rules: `A.B`, `keys(A)`, `A[*].B`,
// `A[*].[B.C, D.C][]`.

// Match: keys(RequestItems). Near miss: keys(A).B.
const KEYS = /^keys\((.+)\)$/;
// Match: TransactItems[*].Get.TableName (1: TransactItems, 2: Get.TableName), Names[*].
const PROJECTION = /^([^[\]]+)\[\*\](?:\.(.+))?$/;
// Match: [Put.TableName, Delete.TableName][] (1: the list), [A, B].
const SELECTION = /^\[([^[\]]+)\](?:\[\])?$/;

/** Reads the value of a path; undefined where there is none, or where the path is not of the subset. */
export function readPath(value: unknown, path: string): unknown {
  const keys = KEYS.exec(path)?.[1];
  if (keys !== undefined) {
    const map = readPath(value, keys);
    return isObject(map) ? Object.keys(map) : [];
  }
  const [, list, rest] = PROJECTION.exec(path) ?? [];
  if (list !== undefined) return project(readPath(value, list), rest);
  let current = value;
  for (const name of path.split('.')) current = isObject(current) && Object.hasOwn(current, name) ? current[name] : undefined;
  return current;
}

function project(list: unknown, rest: string | undefined): unknown {
  if (!Array.isArray(list)) return undefined;
  const selected = rest === undefined ? undefined : SELECTION.exec(rest)?.[1];
  const paths = selected?.split(',').map((part) => part.trim()) ?? [rest];
  return list
    .flatMap((item: unknown) => paths.map((path) => (path === undefined ? item : readPath(item, path))))
    .filter((found) => found !== undefined && found !== null);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
