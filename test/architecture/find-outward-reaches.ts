// Where a file reaches for what only some rooms may: the environment of the process, and the network through `fetch`.
import { readSyntax, type SyntaxNode, type SyntaxPlace } from '../house/read-syntax.ts';

/** What a file reaches for. */
export type OutwardReach = 'process.env' | 'fetch';

const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);

/** Finds what a file's text reaches for, in code only: comments and texts are none. */
export function findOutwardReaches(text: string): Set<OutwardReach> {
  return new Set(
    readSyntax(text).flatMap((place) => [
      ...(isEnvironment(place) ? ['process.env' as const] : []),
      ...(isFetch(place) ? ['fetch' as const] : []),
    ]),
  );
}

/** Finds `process.env`, `process['env']`, `const { env } = process`, and `import { env } from 'node:process'`. */
function isEnvironment({ node }: SyntaxPlace): boolean {
  if (node.type === 'MemberExpression') return isProcess(node['object']) && nameOf(node['property']) === 'env';
  if (node.type === 'VariableDeclarator') return isProcess(node['init']) && (node['id'] as SyntaxNode).type === 'ObjectPattern';
  if (node.type !== 'ImportDeclaration') return false;
  return ['process', 'node:process'].includes(nameOf(node['source']) ?? '');
}

/** Finds `process` and `globalThis.process`. */
function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === 'MemberExpression')
    return GLOBAL_OBJECTS.has(nameOf(value['object']) ?? '') && nameOf(value['property']) === 'process';
  return value.type === 'Identifier' && value['value'] === 'process';
}

/** Finds `fetch` as a value and `globalThis.fetch`; not a property or a type of that name. */
function isFetch({ node, parents, key }: SyntaxPlace): boolean {
  if (node.type === 'MemberExpression') return GLOBAL_OBJECTS.has(nameOf(node['object']) ?? '') && nameOf(node['property']) === 'fetch';
  const parent = parents.at(-1)?.type ?? '';
  return node.type === 'Identifier' && node['value'] === 'fetch' && key !== 'property' && key !== 'key' && !parent.startsWith('Ts');
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Returns the name in an identifier, a string literal or a computed property. */
function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Computed') return nameOf(value['expression']);
  return typeof value['value'] === 'string' ? value['value'] : undefined;
}
