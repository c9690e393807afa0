// Delimiters of bold, italic and struck text: which they are, and whether they can open or close.
import { isWordCharacter } from './word-character.ts';

/** The delimiters that count. A single asterisk is bold, as in Slack; in Teams it would be italic. */
export type Marker = '*' | '**' | '***' | '_' | '~' | '~~';

/** A delimiter in the source. */
export interface Delimiter {
  readonly kind: 'delimiter';
  readonly marker: Marker;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const MARKERS: ReadonlySet<string> = new Set<Marker>(['*', '**', '***', '_', '~', '~~']);

// A single sign opens only where a word can begin: `a.*b*` and `arn:aws:s3:::x/*` are no markup.
// The last range is the second half of an emoji.
// Match: the space in "is *bold*". Near miss: the dot in "log.*error.*".
const BEFORE_SINGLE = /^[\s([{"'\u00AB\u201C\u2018\u201E>|,;!?\-\u2013\u2014*_~\u00BF\u00A1\u2026\uDC00-\uDFFF]?$/;

// Match: the space in "2 * 3", the dot in "*.log", the slash in "~/logs". Near miss: the b in "*bold*".
const NOTHING_OPENS_BEFORE = /^[\s.,;)\]}/]?$/;

/** Scans a row of equal signs; undefined where the row is no marker (`__`, `****`). */
export function scanDelimiter(source: string, start: number, end: number): Delimiter | undefined {
  const marker = source.slice(start, end);
  if (!isMarker(marker)) return undefined;
  const before = source.charAt(start - 1);
  const after = source.charAt(end);
  const opens = !NOTHING_OPENS_BEFORE.test(after);
  const closes = before.trim() !== '';
  if (marker.length > 1) {
    // Longer markers are deliberate, so they also count inside text that knows no spaces (Japanese), but not in 2**3.
    const isInWord = isAsciiWordCharacter(before) && isAsciiWordCharacter(after);
    return { kind: 'delimiter', marker, canOpen: opens && !isInWord, canClose: closes && !isInWord };
  }
  return {
    kind: 'delimiter',
    marker,
    canOpen: opens && BEFORE_SINGLE.test(before),
    canClose: closes && !isWordCharacter(after),
  };
}

function isMarker(text: string): text is Marker {
  return MARKERS.has(text);
}

function isAsciiWordCharacter(character: string): boolean {
  return character < '\u0080' && isWordCharacter(character);
}
