// Which exported declarations of a file lack their sentence. The formatter puts every one of them at the beginning of a line.

/** An export without its sentence, and what is wrong with it. */
export interface UndocumentedExport {
  readonly line: number;
  readonly name: string;
  readonly fault: 'no comment' | 'no full stop';
}

// Match: export async function read(, export const LIMIT =, export type Kind =. Near miss: export { a } from, export * from.
const EXPORTED_DECLARATION = /^export (?:declare |abstract |async )*(?:function\*?|class|const|let|interface|type|enum) +([A-Za-z0-9_$]+)/;
// Match: "/** Reads it. */" and the last line " * Reads it. */". Near miss: "// Reads it."
const COMMENT_END = /^(?:\/\*\*| \*)?(.*?)\s*\*\/$/;
const COMMENT_START = /^\/\*\*/;

/** Finds the exported declarations that no comment in `/** ... *\/` with a full stop at its end stands directly above. */
export function findUndocumentedExports(text: string): UndocumentedExport[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = EXPORTED_DECLARATION.exec(line)?.[1];
    if (name === undefined || isFurtherOverload(lines, index, name)) return [];
    const fault = findFault(lines, index - 1);
    return fault === undefined ? [] : [{ line: index + 1, name, fault }];
  });
}

/** Only the first of several signatures of one function carries the sentence. */
function isFurtherOverload(lines: readonly string[], index: number, name: string): boolean {
  const previous = lines[index - 1] ?? '';
  return EXPORTED_DECLARATION.exec(previous)?.[1] === name && previous.endsWith(';') && previous.includes('function ');
}

function findFault(lines: readonly string[], lastCommentLine: number): UndocumentedExport['fault'] | undefined {
  const last = lines[lastCommentLine] ?? '';
  if (!COMMENT_END.test(last)) return 'no comment';
  const first = lines.findLastIndex((line, index) => index <= lastCommentLine && COMMENT_START.test(line));
  if (first === -1) return 'no comment';
  const words = lines
    .slice(first, lastCommentLine + 1)
    .map((line) => line.replace(/^\/\*\*|\*\/$/g, '').replace(/^ \* ?/, ''))
    .join(' ')
    .trim();
  // A sentence may end within a quotation or a parenthesis.
  return /[.!?]['"”)`]*$/.test(words) ? undefined : 'no full stop';
}
