// JSON typed into a chat without quotes around it. A shell would take its quotes away, and what is left is of no use to anybody.
import type { Quoted } from './read-quoted.ts';

// Match: {"a", [{"a", [1, [ "a". Near miss: {a=b (the AWS CLI's own short form), [? (a query).
const BEGINNING = /^(?:\{\s*["}]|\[\s*["{[\d\]])/;

// The same with the double quotes of a phone. Match: {“a”.
const CURLY_BEGINNING = /^(?:\{|\[\s*\{?)\s*[“”„]/;
const CURLY_DOUBLE = /[“”„]/g;

/** Enough of the text to tell whether JSON begins. */
const BEGINNING_LENGTH = 64;

/** Tells whether JSON seems to begin at `start`: to read it can cost the whole line. */
export function seemsInlineJson(line: string, start: number): boolean {
  const beginning = line.slice(start, start + BEGINNING_LENGTH);
  return BEGINNING.test(beginning) || CURLY_BEGINNING.test(beginning);
}

/** Reads the JSON that begins at `start`; undefined where none does, or where it does not end with its word. */
export function readInlineJson(line: string, start: number): Quoted | undefined {
  const beginning = line.slice(start, start + BEGINNING_LENGTH);
  const straight = BEGINNING.test(beginning) ? readStraight(line, start) : undefined;
  if (straight !== undefined || !CURLY_BEGINNING.test(beginning)) return straight;
  // Each sign is replaced by one, so that every place stays where it is.
  return readStraight(line.replaceAll(CURLY_DOUBLE, '"'), start);
}

function readStraight(line: string, start: number): Quoted | undefined {
  const end = findEnd(line, start);
  if (end === undefined || /\S/.test(line.charAt(end))) return undefined;
  const text = line.slice(start, end);
  try {
    JSON.parse(text);
    return { text, end };
  } catch {
    return undefined;
  }
}

// Codes instead of characters: this may look at a whole message several times.
const [QUOTE, ESCAPE, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = Array.from('"\\{}[]', (sign) => sign.charCodeAt(0));

function findEnd(line: string, start: number): number | undefined {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (isInString) {
      if (code === ESCAPE) at += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) {
      isInString = true;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
