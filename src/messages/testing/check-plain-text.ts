// Says what a terminal would make more of than text.

// Match: ESC, NUL, U+202E, a tag character. Near miss: tab, line feed.
const UNSEEN = /[[\p{Cc}--[\t\n]]\u202A-\u202E\u2066-\u2069]/v;

/** Lists what is wrong with a rendered text; nothing where all is well. */
export function checkPlainText(text: string): string[] {
  return [...(UNSEEN.test(text) ? ['holds what a terminal obeys'] : []), ...(text.isWellFormed() ? [] : ['holds half a character'])];
}
