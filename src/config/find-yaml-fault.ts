// The first fault in the syntax of a YAML text, blamed on the line where the slip is, not where the reader stumbled.
import type { CST, ErrorCode, YAMLError } from 'yaml';
import type { ComposedTokens } from './composed-tokens.ts';

/** A fault, where it starts, and the last line that it makes unreadable. */
export interface LocatedFault {
  readonly line: number;
  readonly column: number;
  readonly lastLine: number;
  readonly text: string;
}

// The parser's own texts quote the source, which may be a token in the wrong place; these do not.
const TEXTS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (*name) can have neither anchor nor tag',
  BAD_ALIAS: 'the anchor or alias has no usable name',
  BAD_DQ_ESCAPE: 'a backslash in double quotes starts an escape that YAML does not know; use single quotes for plain backslashes',
  BAD_INDENT: 'the line is not indented like its neighbors',
  BAD_SCALAR_START: 'a value cannot start with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a key stands inside the value of another key; check the indentation, or put the value in quotes',
  BLOCK_IN_FLOW: 'indented lines cannot stand inside [ ] or { }',
  KEY_OVER_1024_CHARS: 'the key is too long',
  MISSING_CHAR: 'a comma, colon, dash or space is missing here, or the indentation is wrong',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing after the key, or a quote or bracket is not closed',
  MULTIPLE_ANCHORS: 'a value can have one anchor only',
  MULTIPLE_TAGS: 'a value can have one tag only',
  TAB_AS_INDENT: 'a tab cannot indent; use spaces',
};
const OTHER_TEXT = 'this is not valid YAML';

/** Returns the fault to mend first, or undefined where the syntax is right. */
export function findYamlFault(composed: ComposedTokens): LocatedFault | undefined {
  const { tokens, document, secondDocumentAt } = composed;
  if (secondDocumentAt !== undefined) {
    return locate(composed, secondDocumentAt, { text: 'a second document starts here; the file may hold one only', lastOffset: Infinity });
  }
  const directive = tokens.find((token) => token.type === 'directive');
  if (directive !== undefined) return locate(composed, directive.offset, { text: 'directives (%) are not used in this file' });

  // Tags are judged where the values are read.
  const errors = (document?.errors ?? []).filter((error) => error.code !== 'TAG_RESOLVE_FAILED');
  const [first] = errors.toSorted((left, right) => left.pos[0] - right.pos[0]);
  if (first === undefined) return undefined;
  return findUnclosed(composed, errors) ?? locate(composed, first.pos[0], { text: TEXTS[first.code] ?? OTHER_TEXT });
}

// An open quote or bracket swallows what follows, so whatever else is reported may come from it.
function findUnclosed(composed: ComposedTokens, errors: readonly YAMLError[]): LocatedFault | undefined {
  for (const token of composed.tokens.flatMap((top) => [...listNodes(top)])) {
    if (isQuoted(token) && errors.some((error) => error.code === 'MISSING_CHAR' && error.pos[0] === token.offset + token.source.length)) {
      return locate(composed, token.offset, { text: 'the quote is not closed' });
    }
    if (token.type === 'flow-collection' && isUnclosed(token)) {
      const lastOffset = [...listNodes(token)].reduce((last, node) => Math.max(last, node.offset), token.offset);
      return locate(composed, token.offset, { text: `the bracket ${token.start.source} is not closed`, lastOffset });
    }
  }
  return undefined;
}

function locate(composed: ComposedTokens, offset: number, fault: { readonly text: string; readonly lastOffset?: number }): LocatedFault {
  const { line, col } = composed.lineCounter.linePos(offset);
  const lastLine = fault.lastOffset === undefined ? line : composed.lineCounter.linePos(fault.lastOffset).line;
  return { line, column: col, lastLine, text: fault.text };
}

function isQuoted(token: CST.Token): token is CST.FlowScalar {
  return token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar';
}

function isUnclosed(token: CST.FlowCollection): boolean {
  const closing = token.start.type === 'flow-map-start' ? 'flow-map-end' : 'flow-seq-end';
  return !token.end.some((end) => end.type === closing);
}

// Depth is limited before anything is composed, so recursion is safe.
function* listNodes(token: CST.Token): Generator<CST.Token> {
  yield token;
  if (token.type === 'document' && token.value !== undefined) yield* listNodes(token.value);
  if (!('items' in token)) return;
  for (const item of token.items) {
    if (item.key !== undefined && item.key !== null) yield* listNodes(item.key);
    if (item.value !== undefined) yield* listNodes(item.value);
  }
}
