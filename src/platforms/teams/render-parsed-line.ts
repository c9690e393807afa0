// A line as a text block, which Teams parses as Markdown: the only element in which times and mentions come to life. Only what is made of
// plain words can be one, so that nothing needs an escape; the clients of Teams do not agree about any.
import type { Line, Piece, PieceLook } from './split-lines.ts';

// Letters, digits, emoji and signs that no Markdown reads, with a full stop or a colon before a space or the end, a full stop between
// digits, and a hyphen or an underscore between letters or digits.
// Match: "ALARM since ", "via topic ops-alarms · eu-west-1", "99.5 %". Near miss: "a*b", "[a](b)", "https://a", "evil.example", "a@b".
const PLAIN =
  /^(?:[\p{L}\p{M}\p{N}\p{Emoji_Presentation} ,;!?'"()/%=×·–—→…•|]|\uFE0F|\u200D|[.:](?=[ )]|$)|(?<=\d)\.(?=\d)|(?<=[\p{L}\p{N}])[_-](?=[\p{L}\p{N}]))*$/u;

// Match: "1. ", "12) ": they begin a list. Near miss: "12 of", "1.5".
const LIST_START = /^ *\d{1,9}[.)](?: |$)/;

// Match: "ALARM", "Latest update:". Near miss: " ALARM" (stars beside a space would be shown).
const CAN_BE_BOLD = /^[\p{L}\p{N}].*[\p{L}\p{N}:.!?]$|^[\p{L}\p{N}]$/u;

/** Renders a line as Markdown; undefined where there is more to it than plain words, times and mentions. */
export function renderParsedLine(line: Line): string | undefined {
  const words = line.map((piece) => (piece.kind === 'words' ? piece.text : ' ')).join('');
  if (!PLAIN.test(words) || LIST_START.test(words) || line.some(({ look }) => !isSayable(look))) return undefined;
  return line
    .map((piece, index) => renderPiece(piece, line[index + 1]))
    .join('')
    .trim();
}

/** Words that lead somewhere or are struck out say something else without that look. */
function isSayable({ url, isStruck }: PieceLook): boolean {
  return url === undefined && isStruck === undefined;
}

function renderPiece(piece: Piece, next: Piece | undefined): string {
  switch (piece.kind) {
    case 'time':
      // Upper case, no spaces inside the braces, no fractions of a second (learn.microsoft.com/adaptive-cards, Text features).
      return `{{DATE(${piece.at}, SHORT)}} {{TIME(${piece.at})}}`;
    case 'mention':
      return piece.mention.text;
    case 'words':
      return piece.look.isBold && CAN_BE_BOLD.test(piece.text) && endsWord(next) ? `**${piece.text}**` : piece.text;
  }
}

/** Stars after a colon close only before a space. */
function endsWord(next: Piece | undefined): boolean {
  return next === undefined || (next.kind === 'words' && next.text.startsWith(' '));
}
