// Text from payloads on its way into a picture: what XML cannot hold or what would reorder the line is taken out, the rest cut.

// Everything that XML 1.0 forbids (an SVG with it is not drawn at all), line breaks, and marks that turn the direction of text around.
// Match: NUL, ESC, a line feed, U+FFFE, U+202E. Near miss: a space, an emoji's zero-width joiner.
const UNDRAWABLE = /[\p{Cc}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FFFE}\u{FFFF}]+/gu;
const ELLIPSIS = '…';

/** Returns the text on one line with nothing undrawable in it, of at most so many characters (code points). */
export function cleanText(text: string, maxLength: number): string {
  const line = text.toWellFormed().replace(UNDRAWABLE, ' ').replace(/ {2,}/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= maxLength
    ? line
    : characters
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd() + ELLIPSIS;
}
