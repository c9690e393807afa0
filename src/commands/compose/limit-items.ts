// `--max-items`: as many of what the operation lists as were asked for, in the forms in which the whole answer is shown.
import type { StoredPaginator } from '../../catalogue/stored-service.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Cuts the list that the operation pages through; the answer stays as it is where there is none. */
export function limitItems(output: Structure, paginator: StoredPaginator | undefined, maxItems: number | undefined): Structure {
  const [path] = paginator?.results ?? [];
  if (path === undefined || maxItems === undefined) return output;
  return cut(output, path.split('.'), maxItems);
}

function cut(structure: Structure, [name = '', ...others]: readonly string[], maxItems: number): Structure {
  const value = Object.hasOwn(structure, name) ? structure[name] : undefined;
  if (Array.isArray(value) && others.length === 0) return { ...structure, [name]: value.slice(0, maxItems) };
  return isStructure(value) && others.length > 0 ? { ...structure, [name]: cut(value, others, maxItems) } : structure;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
