// Text from outside on its way to a reader: what no store, JSON encoder or terminal takes is removed, nothing else.

// Control characters but tab and line feed: PostgreSQL refuses NUL, terminals obey ESC, none of them shows anything.
// Match: NUL, ESC, DEL, U+0085. Near miss: tab, line feed, a no-break space.
const UNREADABLE = /[\p{Cc}--[\t\n]]/gv;

// Nearly every text that AWS sends is read as it is.
// Match: anything that is no printable ASCII, CR. Near miss: tab, line feed.
const REMARKABLE = /[^\t\n\x20-\x7E]/;

/** Returns the text with lone surrogates replaced, line ends as line feeds and control characters removed. */
export function readableText(text: string): string {
  if (!REMARKABLE.test(text)) return text;
  return text.toWellFormed().replaceAll('\r\n', '\n').replace(UNREADABLE, '');
}
