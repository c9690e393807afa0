// Text in quotes: as a shell reads it, and as a chat client's typography leaves it.

/** The content of quotes and where they end. */
export interface Quoted {
  readonly text: string;
  /** Behind the closing quote. */
  readonly end: number;
}

/** Reads from the single quote at `start`; undefined where none closes it. */
export function readSingleQuoted(line: string, start: number): Quoted | undefined {
  const close = line.indexOf("'", start + 1);
  return close === -1 ? undefined : { text: line.slice(start + 1, close), end: close + 1 };
}

/** Reads from the double quote at `start`: a backslash counts before `\`, `"`, `$`, a back quote and the end of the line (POSIX shell, 2.2.3). */
export function readDoubleQuoted(line: string, start: number): Quoted | undefined {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '"') return { text, end: at + 1 };
    const next = line.charAt(at + 1);
    if (character === '\\' && next !== '' && '\\"$`\n'.includes(next)) {
      if (next !== '\n') text += next;
      at += 1;
    } else {
      text += character;
    }
  }
  return undefined;
}

/** Curly quotes by what closes them. */
const CURLY_QUOTES: ReadonlyMap<string, RegExp> = new Map([
  ['“', /[”“„"]/g],
  ['”', /[”"]/g],
  ['„', /[”“"]/g],
  ['‘', /[’']/g],
  ['’', /[’']/g],
]);

// Match: “a”, {“a”: ‘b’}. Near miss: "a" (as typed).
const CURLY_DOUBLE = /[“”„]/g;
const LOOKS_LIKE_JSON = /^\s*[[{]/;

/** Reads from the curly quote at `start`; undefined where it is none or nothing closes it. Curly quotes within JSON become straight ones. */
export function readCurlyQuoted(line: string, start: number): Quoted | undefined {
  const closing = CURLY_QUOTES.get(line.charAt(start));
  if (closing === undefined) return undefined;
  closing.lastIndex = start + 1;
  const close = closing.exec(line)?.index;
  if (close === undefined) return undefined;
  const text = line.slice(start + 1, close);
  return { text: LOOKS_LIKE_JSON.test(text) ? text.replaceAll(CURLY_DOUBLE, '"') : text, end: close + 1 };
}
