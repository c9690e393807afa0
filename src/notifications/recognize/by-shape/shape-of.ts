// The shape of a document: which keys it has, whatever stands there. Two events of one kind have the same, nearly always.
import { sha256 } from '../../../lib/sha256.ts';
import { isJsonObject } from '../json-object.ts';

/** Deeper keys tell details of one event, not its kind. */
const MAX_DEPTH = 3;
/** A document with more keys than these is a map of data, whose first keys tell it from others well enough. */
const MAX_KEYS = 200;
/** A shape is a name in a log, so that a part of the hash is enough. */
const SHAPE_LENGTH = 16;

interface Node {
  readonly path: string;
  readonly value: unknown;
  readonly depth: number;
}

/** Returns a short text that is the same for documents with the same keys; elements of lists count as one. */
export function shapeOf(document: unknown): string {
  const keys = new Set<string>();
  const nodes: Node[] = [{ path: '', value: document, depth: 0 }];
  for (let index = 0; index < nodes.length && keys.size < MAX_KEYS; index += 1) {
    const node = nodes[index];
    if (node !== undefined) nodes.push(...childrenOf(node, keys));
  }
  return sha256([...keys].toSorted().join('\n')).slice(0, SHAPE_LENGTH);
}

function childrenOf({ path, value, depth }: Node, keys: Set<string>): readonly Node[] {
  if (Array.isArray(value))
    return value.length === 0 || depth > MAX_DEPTH ? [] : [{ path: `${path}[]`, value: value[0], depth: depth + 1 }];
  if (!isJsonObject(value)) return [];
  const names = Object.keys(value).slice(0, MAX_KEYS - keys.size);
  const children = names.map((name) => ({ path: `${path}.${name}`, value: value[name], depth: depth + 1 }));
  for (const child of children) keys.add(child.path);
  return depth + 1 < MAX_DEPTH ? children : [];
}
