// Text from outside without the characters that nobody sees but that change what is seen.
// Every renderer passes every text through it; escaping a platform's own markup is the renderer's part.

const ESCAPE = String.fromCodePoint(0x1b);
const CONTROL_SEQUENCE_INTRODUCER = String.fromCodePoint(0x9b);

// Attack: a terminal's escape sequences recolor, overwrite or hide what is printed there.
// Match: ESC [ 3 1 m. Near miss: [31m (no escape before it; a person sees it as it is).
const TERMINAL_SEQUENCE = new RegExp(`(?:${ESCAPE}\\[|${CONTROL_SEQUENCE_INTRODUCER})[0-?]*[ -/]*[@-~]`, 'g');

// Match: CR LF, U+2028. Near miss: LF (it is what the others become).
const OTHER_LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

// Attack: direction overrides and isolates show `gpj.exe` as `exe.jpg`; zero-width characters make two names look alike.
// Kept: joiners (U+200C and U+200D: Persian, emoji) and direction marks (U+200E, U+200F, U+061C: mixed Arabic or Hebrew text).
// Match: NUL, U+202E, U+200B. Near miss: tab, line feed, U+200D.
const UNSEEN = /[[\p{Cc}--[\t\n]]\u00AD\u180E\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gv;

// Attack: tag characters carry whole sentences that only a language model reads.
// Match: U+E0041 alone. Near miss: the flag of Scotland, a black flag followed by at most six tags and the closing one.
const TAGS = /(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,6}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

// Nearly every text that AWS sends has none of what is removed, and is done with one look at it.
// Match: anything that is no printable ASCII, CR. Near miss: tab, line feed.
const REMARKABLE = /[^\t\n\x20-\x7E]/;

/** Removes control characters but tab and line feed, terminal sequences, direction overrides and zero-width tricks; half characters become U+FFFD. */
export function makeVisible(text: string): string {
  if (!REMARKABLE.test(text)) return text;
  // Halves are replaced first: two of them around a removed character would otherwise meet and become a new one.
  return text.toWellFormed().replace(OTHER_LINE_ENDS, '\n').replace(TERMINAL_SEQUENCE, '').replace(UNSEEN, '').replace(TAGS, '$1');
}
