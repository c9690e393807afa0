// Relative paths in the file start at the file's own folder, those in the environment and in defaults at the working folder.
import { dirname, isAbsolute, join } from 'node:path';
import type { ConfigNode } from './config-node.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { listValues } from './list-values.ts';

/** Where the configuration file stands and what is known about its values. */
export interface Anchor {
  readonly file: string;
  readonly findings: Findings;
}

/** Makes the relative paths of the data start at the working folder. */
export function anchorPaths(data: Record<string, unknown>, root: ConfigNode, anchor: Anchor): void {
  for (const { node, path, holder, key } of listValues(data, root)) {
    const text = holder[key];
    if (node.kind === 'path' && typeof text === 'string') holder[key] = anchorPath(text, path, anchor);
  }
}

/** Makes one path start at the working folder. */
export function anchorPath(text: string, path: ConfigPath, { file, findings }: Anchor): string {
  const folder = dirname(file);
  const isFromFile = findings.placeOf(path)?.kind === 'file';
  return isFromFile && folder !== '.' && text !== '' && !isAbsolute(text) ? join(folder, text) : text;
}
