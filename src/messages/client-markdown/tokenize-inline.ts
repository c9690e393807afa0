// Cuts client markdown into finished spans and delimiters that still look for their partner. One pass from left to right;
// every scanner looks ahead only as far as what it found is skipped, or as far as the next sign of its own kind.
import { text, type Span } from '../spans.ts';
import { decodeEntities } from './decode-entities.ts';
import { scanAngle } from './scan-angle.ts';
import { scanBareUrl } from './scan-bare-url.ts';
import { scanCode } from './scan-code.ts';
import { scanDelimiter, type Delimiter } from './scan-delimiter.ts';
import { scanMarkdownLink } from './scan-markdown-link.ts';
import { scanShortcode } from './scan-shortcode.ts';
import type { Scanned } from './scanned.ts';

/** A span, or a delimiter without partner yet. */
export type InlineToken = Span | Delimiter;

interface ScannedToken {
  readonly token: InlineToken;
  readonly end: number;
}

const DELIMITER_SIGNS: ReadonlySet<string> = new Set('*_~');

// A row of these is one thing or none: two backticks are no empty code, four asterisks no two markers.
const ROW_SIGNS: ReadonlySet<string> = new Set('*_~`');

const SCANNERS: ReadonlyMap<string, (source: string, start: number) => Scanned | undefined> = new Map([
  ['<', scanAngle],
  ['[', scanMarkdownLink],
  ['!', scanPicture],
  ['`', scanCode],
  [':', scanShortcode],
  ['h', scanBareUrl],
  ['H', scanBareUrl],
]);

/** Cuts a text into tokens; what is no markup becomes text. */
export function tokenizeInline(source: string): readonly InlineToken[] {
  const tokens: InlineToken[] = [];
  let textStart = 0;
  let index = 0;
  const endText = (end: number): void => {
    if (end > textStart) tokens.push(text(decodeEntities(source.slice(textStart, end))));
  };
  while (index < source.length) {
    const scanned = scanToken(source, index);
    if (scanned === undefined) {
      index = ROW_SIGNS.has(source.charAt(index)) ? rowEnd(source, index) : index + 1;
      continue;
    }
    endText(index);
    tokens.push(scanned.token);
    index = scanned.end;
    textStart = index;
  }
  endText(index);
  return tokens;
}

function scanToken(source: string, start: number): ScannedToken | undefined {
  const character = source.charAt(start);
  if (character === '\n') return { token: { kind: 'lineBreak' }, end: start + 1 };
  if (DELIMITER_SIGNS.has(character)) {
    const end = rowEnd(source, start);
    const delimiter = scanDelimiter(source, start, end);
    return delimiter === undefined ? undefined : { token: delimiter, end };
  }
  const scanned = SCANNERS.get(character)?.(source, start);
  return scanned === undefined ? undefined : { token: scanned.span, end: scanned.end };
}

function scanPicture(source: string, start: number): Scanned | undefined {
  return source[start + 1] === '[' ? scanMarkdownLink(source, start + 1) : undefined;
}

/** Returns the index behind a row of equal characters. */
function rowEnd(source: string, start: number): number {
  let end = start + 1;
  while (source[end] === source[start]) end += 1;
  return end;
}
