// Which value of the configuration an environment variable sets.
import type { ConfigNode, SectionNode, ValueNode } from './config-node.ts';
import type { ConfigPath } from './format-path.ts';
import { FILE_SUFFIX, toUpperSnake, VARIABLE_PREFIX } from './variable-name.ts';

/** A value that a variable sets; `isFile` where the variable names a file that holds it. */
export interface VariableMatch {
  readonly path: ConfigPath;
  readonly node: ValueNode;
  readonly isFile: boolean;
}

// Match: 0_BOT_TOKEN, 12. Near miss: 01 (would be a second name for 1).
const LIST_POSITION = /^(0|[1-9]\d{0,5})(?:_(.+))?$/;

/** Finds the value, or returns undefined where no value has this variable. */
export function matchVariable(name: string, root: ConfigNode): VariableMatch | undefined {
  return name.startsWith(VARIABLE_PREFIX) ? match(name.slice(VARIABLE_PREFIX.length), root, []) : undefined;
}

function match(rest: string, node: ConfigNode, path: ConfigPath): VariableMatch | undefined {
  if (node.kind === 'list') {
    const [, position, inner = ''] = LIST_POSITION.exec(rest) ?? [];
    return position === undefined ? undefined : match(inner, node.item, [...path, Number(position)]);
  }
  if (node.kind === 'section') return matchField(rest, node, path);
  if (rest === '') return { path, node, isFile: false };
  return node.kind === 'secret' && rest === FILE_SUFFIX.slice(1) ? { path, node, isFile: true } : undefined;
}

function matchField(rest: string, section: SectionNode, path: ConfigPath): VariableMatch | undefined {
  for (const [field, node] of section.fields) {
    const start = toUpperSnake(field);
    if (rest !== start && !rest.startsWith(`${start}_`)) continue;
    const found = match(rest.slice(start.length + 1), node, [...path, field]);
    if (found !== undefined) return found;
  }
  return undefined;
}
