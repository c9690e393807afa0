// Inline text nested no deeper than platforms can show, with neighboring texts joined.
import type { Span } from './spans.ts';

/** How deep formatting may be nested; the contract with the browser and Slack's rich text know three: bold, italic, struck. */
export const FORMATTING_MAX_DEPTH = 3;

/** Removes formatting deeper than `maxDepth` (its text stays), empty formatting, and the seams between neighboring texts. */
export function flattenSpans(spans: readonly Span[], maxDepth = FORMATTING_MAX_DEPTH): Span[] {
  const flat: Span[] = [];
  for (const span of spans) {
    if (span.kind !== 'bold' && span.kind !== 'italic' && span.kind !== 'strike') {
      append(flat, span);
      continue;
    }
    const inner = flattenSpans(span.spans, Math.max(maxDepth - 1, 0));
    if (maxDepth === 0) for (const part of inner) append(flat, part);
    else if (inner.length > 0) flat.push({ kind: span.kind, spans: inner });
  }
  return flat;
}

function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (span.kind !== 'text') spans.push(span);
  else if (last?.kind === 'text') spans[spans.length - 1] = { kind: 'text', text: last.text + span.text };
  else if (span.text !== '') spans.push(span);
}
