// Breaks what a Teams client makes something of in any text of a card, text runs included: times and mentions.

/** Breaks a token without being seen or spoken. */
const WORD_JOINER = '\u2060';

/**
 * Attack: `{{DATE(2026-11-20T03:00:00Z)}}` in an alarm's description shows a time that nobody measured; Microsoft's renderer for browsers
 * expands it in text runs as well (github.com/microsoft/AdaptiveCards/pull/2905).
 */
// Match: the first brace of {{DATE( and {{time(. Near miss: {{name}} in a template, which stays as it is.
const TIME_FUNCTION = /\{(?=\{\s*(?:date|time)\s*\()/gi;

/** Attack: `<at>Ana</at>` in a description would call Ana wherever the same message calls her as well. */
// Match: the bracket of <at> and </at>. Near miss: "a<b".
const MENTION_TAG = /<(?=\s*\/?\s*at\b)/gi;

/** Makes a text in which no client of Teams finds a time or a mention; everything else stays as it is. */
export function escapeLiveText(text: string): string {
  return text.replace(TIME_FUNCTION, (mark) => mark + WORD_JOINER).replace(MENTION_TAG, (mark) => mark + WORD_JOINER);
}
