// Every environment variable that there is.
import type { ConfigNode } from './config-node.ts';
import type { ConfigPath } from './format-path.ts';
import { FILE_SUFFIX, variableName } from './variable-name.ts';

/** Lists the variables of a configuration, secrets with their files; list positions are given as `position`. */
export function listVariables(root: ConfigNode, position: number | '<n>'): readonly string[] {
  return list(root, [], position);
}

function list(node: ConfigNode, path: ConfigPath, position: number | '<n>'): string[] {
  if (node.kind === 'section') {
    return node.isRepeated === true ? [] : [...node.fields].flatMap(([field, inner]) => list(inner, [...path, field], position));
  }
  if (node.kind === 'list') return list(node.item, [...path, position], position);
  const name = variableName(path);
  return node.kind === 'secret' ? [name, name + FILE_SUFFIX] : [name];
}
