// The words of what somebody says to the bot, as a shell splits them: quotes keep blanks together and fall away. A form says its values so.

// Match: --show='in the thread' (one word), reason="a \"b\"", it'\''s. Near miss: a quote that is not closed goes to the end.
const WORD = /(?:\\'|[^\s"']|"(?:[^"\\]|\\[^])*(?:"|$)|'[^']*(?:'|$))+/g;

// Match: each quoted part of a word, and a quote that is put in from outside. Near miss: \n outside of quotes (left as it is).
const QUOTED = /"((?:[^"\\]|\\[^])*)(?:"|$)|'([^']*)(?:'|$)|\\'/g;

/** Splits a text into words, with their quotes. */
export function splitWords(text: string): readonly string[] {
  return text.match(WORD) ?? [];
}

/** Takes the quotes off a word. */
export function unquote(word: string): string {
  return word.replace(QUOTED, (whole, double: string | undefined, single: string | undefined) => {
    if (double !== undefined) return double.replace(/\\(["\\])/g, '$1');
    return single ?? whole.slice(1);
  });
}
