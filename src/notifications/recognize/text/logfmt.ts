// A line of `key=value` pairs, as many programs log (logfmt): level=error msg="disk is full" host=web-1.

/** A line with fewer pairs is a sentence with a sign in it. */
const MIN_PAIRS = 3;
/** Longer lines are shown as they are. */
const MAX_LENGTH = 8000;
// Match: level=error, msg="disk is full", retries=3. Near miss: a = b, x==y.
const PAIR = /\s*([A-Za-z_][\w.-]{0,59})=(?:"((?:[^"\\]|\\.)*)"|([^\s"=]*))(?=\s|$)/y;

/** Returns the pairs, or undefined where the text is not of this form throughout. */
export function readLogfmt(text: string): readonly (readonly [string, string])[] | undefined {
  const line = text.trim();
  if (line.length > MAX_LENGTH || line.includes('\n')) return undefined;
  const pairs = [];
  let end = 0;
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(line); match !== null; match = PAIR.exec(line)) {
    const [, key = '', quoted, bare = ''] = match;
    pairs.push([key, (quoted ?? bare).replaceAll(/\\(["\\])/g, '$1')] as const);
    end = PAIR.lastIndex;
  }
  return pairs.length >= MIN_PAIRS && end === line.length ? pairs : undefined;
}
