// Text that consists of `Key='value'` lines and nothing else; values may go over several lines.

// Match: ResourceStatus='CREATE_COMPLETE' with a line feed or the end behind it. Near miss: it's a plain sentence.
const PAIR = /\s*([A-Za-z]\w*)='([\s\S]*?)'[ \t]*(?:\n|$)/y;

/** Returns the pairs, or undefined where the text is not of this form throughout; one such line alone is a sentence. */
export function readQuotedPairs(text: string): readonly (readonly [string, string])[] | undefined {
  const pairs = [];
  let end = 0;
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(text); match !== null; match = PAIR.exec(text)) {
    const [, key = '', value = ''] = match;
    pairs.push([key, value.trim()] as const);
    end = PAIR.lastIndex;
  }
  return pairs.length >= 2 && text.slice(end).trim() === '' ? pairs : undefined;
}
