// Separates blocks of code between three backticks from the text around them.
import { decodeEntities } from './decode-entities.ts';

/** Code, or text whose markup is still to be read. */
export interface Segment {
  readonly kind: 'code' | 'text';
  readonly text: string;
}

const FENCE = '```';

// Match: json. Near miss: exit 1 (two words: the code itself).
const LANGUAGE = /^[A-Za-z0-9+#.-]{1,20}$/;

/** Splits client markdown at its fences; one that nothing closes counts only at the beginning of a line, to the end of the text. */
export function splitFences(source: string): readonly Segment[] {
  const segments: Segment[] = [];
  let textStart = 0;
  let searched = 0;
  while (searched < source.length) {
    const open = source.indexOf(FENCE, searched);
    const close = source.indexOf(FENCE, open + FENCE.length);
    if (open === -1) break;
    const isAtLineStart = isLineStart(source, searched, open);
    if (close === -1 && !isAtLineStart) break;
    const contentEnd = close === -1 ? source.length : close;
    const code = codeBetween(source.slice(open + FENCE.length, contentEnd), isAtLineStart);
    searched = contentEnd + FENCE.length;
    // A pair around nothing is no code; it stays in the text.
    if (code === '') continue;
    segments.push({ kind: 'text', text: source.slice(textStart, open) }, { kind: 'code', text: code });
    textStart = searched;
  }
  return [...segments, { kind: 'text', text: source.slice(textStart) }];
}

/** Looks back no further than to the fence before: looking to the line's beginning would cost a line of fences its square. */
function isLineStart(source: string, searched: number, open: number): boolean {
  const before = source.slice(searched, open);
  const lineBegin = before.lastIndexOf('\n') + 1;
  return (lineBegin > 0 || searched === 0) && before.slice(lineBegin).trim() === '';
}

/** Markdown names the language behind the opening fence; Slack has none and puts the first line of code there. */
function codeBetween(content: string, isAtLineStart: boolean): string {
  const lineEnd = content.indexOf('\n');
  const firstLine = content.slice(0, Math.max(lineEnd, 0));
  const hasLanguage = isAtLineStart && LANGUAGE.test(firstLine) && /\n[ \t]*$/.test(content);
  const code = hasLanguage ? content.slice(lineEnd + 1) : content.replace(/^[ \t]*\n/, '');
  return decodeEntities(code.trimEnd());
}
