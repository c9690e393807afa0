// Text from outside on its way to a reader: what no store, JSON encoder or terminal takes is removed, nothing else.

// Control characters but tab and line feed: PostgreSQL refuses NUL, terminals obey ESC, none of them shows anything.
// Match: NUL, ESC, DEL, U+0085. Near miss: tab, line feed, a no-break space.
const UNREADABLE = /[\p{Cc}--[\t\n]]/gv;

/** Returns the text with lone surrogates replaced, line ends as line feeds and control characters removed. */
export function readableText(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(UNREADABLE, '');
}
