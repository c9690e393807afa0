// How wide text will be. The reader's browser chooses the font, so this is an estimate on the wide side.

// Match: 日 (ideograph), 한 (Hangul), 🔴 (emoji). Near miss: é.
const WIDE_CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
/** Widths of characters in shares of the font size, measured over common sans-serif fonts. */
const WIDE_SHARE = 1.05;
const USUAL_SHARE = 0.58;

/** Estimates the width of a line in pixels. */
export function estimateTextWidth(line: string, fontSize: number): number {
  return Array.from(line, (character) => (WIDE_CHARACTER.test(character) ? WIDE_SHARE : USUAL_SHARE)).reduce(
    (width, share) => width + share * fontSize,
    0,
  );
}
