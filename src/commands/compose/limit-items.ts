// `--max-items` and `--starting-token`: as many of what the operation lists as were asked for, in the forms in which the whole answer is
// shown.
import type { StoredPaginator } from '../../catalogue/stored-service.ts';

type Structure = Readonly<Record<string, unknown>>;

/** A part of a list. */
export interface ItemWindow {
  readonly skippedCount: number;
  readonly maxItems: number | undefined;
}

/** Cuts the list that the operation pages through; the answer stays as it is where there is none. */
export function limitItems(output: Structure, paginator: StoredPaginator | undefined, { skippedCount, maxItems }: ItemWindow): Structure {
  const [path] = paginator?.results ?? [];
  if (path === undefined || (maxItems === undefined && skippedCount === 0)) return output;
  const end = maxItems === undefined ? undefined : skippedCount + maxItems;
  return change(output, path.split('.'), (items) => items.slice(skippedCount, end));
}

/** Counts what the operation pages through; 0 where there is none. */
export function countItems(output: Structure, paginator: StoredPaginator): number {
  const [path] = paginator.results ?? [];
  let count = 0;
  if (path !== undefined) {
    change(output, path.split('.'), (items) => {
      count = items.length;
      return items;
    });
  }
  return count;
}

function change(
  structure: Structure,
  [name = '', ...others]: readonly string[],
  changed: (items: readonly unknown[]) => readonly unknown[],
): Structure {
  const value = Object.hasOwn(structure, name) ? structure[name] : undefined;
  if (Array.isArray(value) && others.length === 0) return { ...structure, [name]: changed(value) };
  return isStructure(value) && others.length > 0 ? { ...structure, [name]: change(value, others, changed) } : structure;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
