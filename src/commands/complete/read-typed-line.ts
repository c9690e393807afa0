// A command line as it is being typed: the words before the cursor, the word at it, and the words behind. Nothing is completed within
// quotes and JSON: what stands there is a value of the person's own.
import { splitShellWords } from '../../lib/shell-words/split-shell-words.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';

/** A command line and where the cursor stands in it. */
export interface TypedLine {
  readonly before: readonly ShellWord[];
  /** What is typed of the word at the cursor; empty between words. */
  readonly typed: string;
  /** Where that word stands, its rest behind the cursor included. */
  readonly start: number;
  readonly end: number;
  readonly behind: readonly ShellWord[];
}

// What goes on as a name behind the cursor. Match: nces of insta|nces. Near miss: ="x" (a value in quotes).
const REST_OF_NAME = /^[\w.-]*/;

/** Reads the line; undefined where nothing can be completed. */
export function readTypedLine(text: string, cursor: number): TypedLine | undefined {
  const upToCursor = text.slice(0, cursor);
  const split = splitShellWords(upToCursor);
  if (split.status === 'failed' || isInBrackets(upToCursor)) return undefined;
  const last = split.words.at(-1);
  if (last?.end !== cursor) return { before: split.words, typed: '', start: cursor, end: cursor, behind: wordsFrom(text, cursor) };
  const typed = text.slice(last.start, cursor);
  // Something of it is quoted, escaped or an entity: it means something else than it looks like.
  if (typed !== last.text) return undefined;
  const end = cursor + (REST_OF_NAME.exec(text.slice(cursor))?.[0].length ?? 0);
  return { before: split.words.slice(0, -1), typed, start: last.start, end, behind: wordsFrom(text, end) };
}

function wordsFrom(text: string, start: number): readonly ShellWord[] {
  const split = splitShellWords(text.slice(start));
  return split.status === 'split' ? split.words : [];
}

// What holds no bracket that counts. Match: "a [", 'b {', \[. Near miss: "a [ (never closed).
const QUOTED_OR_ESCAPED = /"(?:[^"\\]|\\.)*"|'[^']*'|\\./gs;

/** Tells whether a bracket is open: unquoted JSON, or the AWS CLI's own short form of a list. */
function isInBrackets(text: string): boolean {
  let depth = 0;
  for (const character of text.replaceAll(QUOTED_OR_ESCAPED, '')) {
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}
