// Filter patterns of CloudWatch Logs over plain lines (CloudWatch Logs User Guide, "Filter pattern syntax"): words, `"two words"`,
// `?either ?or`, `-without`. Patterns over JSON and columns are not understood.

/** Tells whether a line fits. */
export type LineMatcher = (line: string) => boolean;

// Match: ERROR, -"timed out", ?WARN. Near miss: { $.level = "x" }, [ip, user] (patterns over JSON and columns).
const TERM = /([?-]?)(?:"([^"]*)"|([\w./:*-]+))\s*/y;

/** Reads a pattern; undefined where it is of a kind that is not understood. An empty one fits every line. */
export function readFilterPattern(pattern: string): LineMatcher | undefined {
  const terms: { readonly sign: string; readonly word: string }[] = [];
  const text = pattern.trim();
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const [, sign = '', quoted, bare] = TERM.exec(text) ?? [];
    const word = quoted ?? bare;
    // A failed match has set the place back to the start.
    if (word === undefined) return undefined;
    terms.push({ sign, word });
  }
  const needed = terms.filter(({ sign }) => sign === '');
  const alternatives = terms.filter(({ sign }) => sign === '?');
  const excluded = terms.filter(({ sign }) => sign === '-');
  return (line) =>
    needed.every(({ word }) => line.includes(word)) &&
    (alternatives.length === 0 || needed.length > 0 || alternatives.some(({ word }) => line.includes(word))) &&
    !excluded.some(({ word }) => line.includes(word));
}
