// The data of a configuration and the tree of what belongs there, side by side.
import type { ConfigNode, ValueNode } from './config-node.ts';
import type { ConfigPath } from './format-path.ts';

/** A place where a single value belongs: the section or list that holds it, and its key there. */
export interface ValuePlace {
  readonly node: ValueNode;
  readonly path: ConfigPath;
  readonly holder: Record<string | number, unknown>;
  readonly key: string | number;
}

/** Lists every place for a single value in the sections and lists that the data has; what has a wrong form is passed over. */
export function listValues(data: unknown, node: ConfigNode, path: ConfigPath = []): readonly ValuePlace[] {
  if (typeof data !== 'object' || data === null) return [];
  const holder = data as Record<string | number, unknown>;
  return innerNodes(data, node).flatMap(([key, inner]) => {
    const innerPath = [...path, key];
    if (inner.kind === 'section' || inner.kind === 'list') return listValues(holder[key], inner, innerPath);
    return [{ node: inner, path: innerPath, holder, key }];
  });
}

function innerNodes(data: object, node: ConfigNode): (readonly [string | number, ConfigNode])[] {
  if (node.kind === 'section') return Array.isArray(data) ? [] : [...node.fields];
  return node.kind === 'list' && Array.isArray(data) ? data.map((_, index) => [index, node.item] as const) : [];
}
