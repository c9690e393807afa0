// Text that every database keeps as it is. PostgreSQL refuses U+0000 in text, and a lone surrogate has no UTF-8 form at
// all; payloads of strangers contain both. Ordinary text stays readable, as it came.

/** The sign that begins an escaped code unit: SUBSTITUTE, which ordinary text does not contain. */
const ESCAPE = '\u001a';

/** Candidates. Match: U+0000, U+001A, a lone surrogate. Near miss: a surrogate pair; U+0009 matches but is kept. */
const SUSPECT = /[\p{Control}\p{Surrogate}]/gu;

/** Match: U+001A d83d. Near miss: U+001A alone, which the escaped form never contains. */
const ESCAPED = new RegExp(`${ESCAPE}([0-9a-f]{4})`, 'g');

/** Escapes the few code units that a database would refuse or change. */
export function toStorableText(text: string): string {
  if (text.isWellFormed() && !text.includes('\0') && !text.includes(ESCAPE)) return text;
  return text.replace(SUSPECT, (unit) => (mustBeEscaped(unit) ? ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0') : unit));
}

/** Undoes `toStorableText`. */
export function fromStorableText(stored: string): string {
  if (!stored.includes(ESCAPE)) return stored;
  return stored.replace(ESCAPED, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16)));
}

function mustBeEscaped(unit: string): boolean {
  return unit === '\0' || unit === ESCAPE || !unit.isWellFormed();
}
