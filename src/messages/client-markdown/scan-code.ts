// Inline code: text between two backticks, or two pairs of them, on one line.
import { decodeEntities } from './decode-entities.ts';
import type { Scanned } from './scanned.ts';

/** Scans from a backtick; undefined where none closes it on its line, or nothing stands between. */
export function scanCode(source: string, start: number): Scanned | undefined {
  if (source[start + 1] === '`') return scanPairs(source, start);
  for (let index = start + 1; index < source.length; index += 1) {
    const character = source[index];
    if (character === '\n') return undefined;
    if (character !== '`') continue;
    const content = source.slice(start + 1, index);
    return content.trim() === '' ? undefined : { span: { kind: 'code', text: decodeEntities(content) }, end: index + 1 };
  }
  return undefined;
}

// Markdown's way of writing code that has a backtick in it: the sign is doubled.
// Match: `` a`b ``. Near miss: ```` (nothing between).
const BETWEEN_PAIRS = /``(?!`)([^\n]*?[^`\n])``(?!`)/y;

function scanPairs(source: string, start: number): Scanned | undefined {
  BETWEEN_PAIRS.lastIndex = start;
  const content = BETWEEN_PAIRS.exec(source)?.[1]?.trim() ?? '';
  return content === '' ? undefined : { span: { kind: 'code', text: decodeEntities(content) }, end: BETWEEN_PAIRS.lastIndex };
}
