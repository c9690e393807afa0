// How many columns of a monospaced font a text takes: where code is shown, columns are aligned by it.

// Match: é as one character. Near miss: 日 and 🟢, which take two columns.
const ASCII = /^[\u0020-\u007E]*$/;
// East Asian scripts and emoji are as wide as two letters (Unicode Standard Annex 11).
const WIDE = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/v;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns the width of a line of text, in columns. */
export function displayWidth(line: string): number {
  if (ASCII.test(line)) return line.length;
  return [...characters.segment(line)].reduce((width, { segment }) => width + characterWidth(segment), 0);
}

/** Returns the longest beginning of a line that takes at most `maxWidth` columns. */
export function sliceWidth(line: string, maxWidth: number): string {
  if (ASCII.test(line)) return line.slice(0, Math.max(maxWidth, 0));
  let width = 0;
  for (const { segment, index } of characters.segment(line)) {
    width += characterWidth(segment);
    if (width > maxWidth) return line.slice(0, index);
  }
  return line;
}

function characterWidth(character: string): number {
  return WIDE.test(character) ? 2 : 1;
}
