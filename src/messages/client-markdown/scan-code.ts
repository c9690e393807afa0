// Inline code: text between two backticks on one line.
import { decodeEntities } from './decode-entities.ts';
import type { Scanned } from './scanned.ts';

/** Scans from a backtick; undefined where none closes it on its line, or nothing stands between. */
export function scanCode(source: string, start: number): Scanned | undefined {
  for (let index = start + 1; index < source.length; index += 1) {
    const character = source[index];
    if (character === '\n') return undefined;
    if (character !== '`') continue;
    const content = source.slice(start + 1, index);
    return content.trim() === '' ? undefined : { span: { kind: 'code', text: decodeEntities(content) }, end: index + 1 };
  }
  return undefined;
}
