// Payload text as spans: data and nothing but data.
import { text, type Span } from '../../messages/spans.ts';
import { makeVisible } from '../../messages/visible-text.ts';

// Match: three line feeds. Near miss: two (one empty line).
const MANY_EMPTY_LINES = /\n(?:[ \t]*\n){2,}/g;

/** Turns plain text into text spans and line breaks; never into a link, a mention or formatting. */
export function plainSpans(source: string): readonly Span[] {
  const visible = makeVisible(source).trim();
  if (!visible.includes('\n')) return visible === '' ? [] : [text(visible)];
  const lines = visible.replace(MANY_EMPTY_LINES, '\n\n').split('\n');
  return lines.flatMap((line, index) => [...(index === 0 ? [] : [LINE_BREAK]), ...(line === '' ? [] : [text(line)])]);
}

const LINE_BREAK: Span = { kind: 'lineBreak' };
