// Characters that nobody sees, written out: whoever looks at an original wants to know that they are there.

// Attack: direction overrides show `gpj.exe` as `exe.jpg`, zero-width characters make two names look alike, tags carry hidden sentences.
// Kept: the joiners U+200C and U+200D, without which Persian and emoji fall apart.
// Match: NUL, U+202E, U+200B, half a character. Near miss: tab, line feed, U+200D.
const UNSEEN =
  /[[\p{Cc}--[\t\n]]\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gv;

/** Writes them as JSON would: U+202E becomes `\u202e`. The line ends of Windows stay line ends. */
export function showUnseen(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNSEEN, escapeUnits);
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
