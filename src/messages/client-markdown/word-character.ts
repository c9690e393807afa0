// What counts as part of a word where markup asks whether it stands at a word's edge.

// Match: a, 7, é. Near miss: _ (markup itself).
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Tells whether a character is a letter or digit; the empty text (an end of the source) is none. */
export function isWordCharacter(character: string): boolean {
  return WORD_CHARACTER.test(character);
}
