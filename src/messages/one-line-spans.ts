// Inline text for a place that has one line: a cell of a table.
import type { Span } from './spans.ts';
import { makeVisible } from './visible-text.ts';

// Match: line feed, tab, two spaces. Near miss: one space.
const WHITE_SPACE = /\s+/g;

/** Puts spans on one line: line breaks become spaces, white space is collapsed. */
export function oneLineSpans(spans: readonly Span[]): readonly Span[] {
  return spans.map((span) => oneLineSpan(span));
}

function oneLineSpan(span: Span): Span {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return { kind: span.kind, spans: oneLineSpans(span.spans) };
    case 'lineBreak':
      return { kind: 'text', text: ' ' };
    case 'emoji':
    case 'time':
      return span;
    default:
      return { ...span, text: makeVisible(span.text).replace(WHITE_SPACE, ' ') };
  }
}
