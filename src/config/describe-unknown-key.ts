// What a key that Signalbox does not know was likely meant to be.
import { nearestName } from '../lib/nearest-name.ts';
import type { ConfigNode, SectionNode } from './config-node.ts';
import { formatPath, type ConfigPath } from './format-path.ts';
import { FILE_SUFFIX } from './variable-name.ts';

/** What is said about an unknown key, and the field that it was likely meant to be. */
export interface UnknownKey {
  readonly text: string;
  readonly meant: string | undefined;
}

/** Describes an unknown key of a section. */
export function describeUnknownKey(key: string, section: SectionNode, root: ConfigNode): UnknownKey {
  if (key === '<<') return { text: 'merge keys (<<) are not used in this file; write the lines out', meant: undefined };
  const names = [...section.fields].flatMap(([name, node]) => (node.kind === 'secret' ? [name, name + FILE_SUFFIX] : [name]));
  if (key.endsWith(FILE_SUFFIX) && section.fields.has(key.slice(0, -FILE_SUFFIX.length))) {
    return { text: `only secrets can stand in a file of their own; write ${key.slice(0, -FILE_SUFFIX.length)}`, meant: undefined };
  }
  const near = nearestName(key, names);
  if (near !== undefined) {
    return { text: `unknown key; did you mean "${near}"?`, meant: section.fields.has(near) ? near : near.slice(0, -FILE_SUFFIX.length) };
  }
  const [elsewhere, another] = findFields(key, root, []);
  if (elsewhere !== undefined && another === undefined) return { text: `unknown key here; it belongs at ${elsewhere}`, meant: undefined };
  return { text: `unknown key; the keys here are ${[...section.fields.keys()].join(', ')}`, meant: undefined };
}

function findFields(key: string, node: ConfigNode, path: ConfigPath): string[] {
  if (node.kind === 'list') return findFields(key, node.item, path);
  if (node.kind !== 'section' || node.isRepeated === true) return [];
  return [...node.fields].flatMap(([name, inner]) => {
    const here = [...path, name];
    return [...(name === key ? [formatPath(here)] : []), ...findFields(key, inner, here)];
  });
}
