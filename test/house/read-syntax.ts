// A TypeScript file as a syntax tree, and a walk over all of its nodes.
import { parseSync } from '@swc/core';

/** A node of the tree, with whatever it holds. */
export interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A node and the way to it: the nodes above it, outermost first, and the key that its parent holds it under. */
export interface SyntaxPlace {
  readonly node: SyntaxNode;
  readonly parents: readonly SyntaxNode[];
  readonly key: string;
}

/** Lists all nodes of a file's text. */
export function readSyntax(text: string, isTsx = false): SyntaxPlace[] {
  const tree: unknown = parseSync(text, { syntax: 'typescript', tsx: isTsx, target: 'es2024' });
  const places: SyntaxPlace[] = [];
  collect(tree, { parents: [], key: '' }, places);
  return places;
}

function collect(value: unknown, way: Omit<SyntaxPlace, 'node'>, places: SyntaxPlace[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, way, places);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const parents = isNode(value) ? [...way.parents, value] : way.parents;
  if (isNode(value)) places.push({ ...way, node: value });
  for (const [key, child] of Object.entries(value)) collect(child, { parents, key }, places);
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string';
}
