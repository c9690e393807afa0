// The beginning of a text that fits a length, never ending in the middle of a character.

// Longest character worth keeping whole: a family emoji with skin tones has 35 code units. Stacks of combining marks can be
// endless, and keeping those whole would leave nothing of the text.
const CHARACTER_MAX_LENGTH = 64;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

// Two characters that nothing joins. Match: "ab", ". ". Near miss: CR LF, a letter and a combining mark.
const PLAIN_PAIR = /^[ -~]{2}$/;

/** Returns at most `maxLength` UTF-16 code units of the text's beginning, whole characters as a person counts them. */
export function sliceText(text: string, maxLength: number): string {
  if (maxLength <= 0) return '';
  if (text.length <= maxLength) return text;
  // Segmenting takes a copy of the whole text.
  if (PLAIN_PAIR.test(text.slice(maxLength - 1, maxLength + 1))) return text.slice(0, maxLength);
  const start = characters.segment(text).containing(maxLength)?.index ?? 0;
  if (maxLength - start <= CHARACTER_MAX_LENGTH) return text.slice(0, start);
  return text.slice(0, isBetweenHalves(text, maxLength) ? maxLength - 1 : maxLength);
}

function isBetweenHalves(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}
