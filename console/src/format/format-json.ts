// JSON on lines of its own, token by token: a number or a name stands as it was sent, and no twin of a name is lost.

/** Deeper than this nothing is moved further in: an event of brackets alone would be spaces alone. */
const DEEPEST_INDENT = 20;
const INDENT = '  ';

// Match: "a\"b", {, [ ], 1.50, true. Near miss: the space between two of them.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Sets JSON out; undefined where the text is none. */
export function formatJson(text: string): string | undefined {
  if (!isJson(text)) return undefined;
  let formatted = '';
  let depth = 0;
  const lineBreak = (): string => `\n${INDENT.repeat(Math.min(depth, DEEPEST_INDENT))}`;
  for (const [token] of text.matchAll(TOKEN)) {
    switch (token) {
      case '{':
      case '[':
        depth += 1;
        formatted += token + lineBreak();
        break;
      case '}':
      case ']':
        depth -= 1;
        formatted += lineBreak() + token;
        break;
      case ',':
        formatted += token + lineBreak();
        break;
      case ':':
        formatted += ': ';
        break;
      default:
        formatted += token.startsWith('"') ? token : token.replaceAll(/\s/g, '');
    }
  }
  return formatted;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
