// Cutting inline text to a shown length; formatting around the cut stays whole.
import { sliceText } from './slice-text.ts';
import { spanLength, spansLength } from './span-length.ts';
import type { Span } from './spans.ts';
import { text } from './spans.ts';
import { ELLIPSIS } from './truncate.ts';

/** Cuts spans to at most `maxLength` shown code units, the ellipsis included; a mention that does not fit is left out whole. */
export function truncateSpans(spans: readonly Span[], maxLength: number): readonly Span[] {
  if (spansLength(spans) <= maxLength) return spans;
  if (maxLength < ELLIPSIS.length) return [];
  return [...takeSpans(spans, maxLength - ELLIPSIS.length), text(ELLIPSIS)];
}

function takeSpans(spans: readonly Span[], maxLength: number): readonly Span[] {
  const taken: Span[] = [];
  let room = maxLength;
  for (const span of spans) {
    const length = spanLength(span);
    if (length > room) {
      taken.push(...takePart(span, room));
      break;
    }
    taken.push(span);
    room -= length;
  }
  return taken;
}

/** Returns the part of a span that fits, or nothing where the span has no parts. */
function takePart(span: Span, room: number): readonly Span[] {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike': {
      const inner = takeSpans(span.spans, room);
      return inner.length === 0 ? [] : [{ kind: span.kind, spans: inner }];
    }
    case 'text':
    case 'code':
    case 'link': {
      const part = sliceText(span.text, room).trimEnd();
      return part === '' ? [] : [{ ...span, text: part }];
    }
    default:
      return [];
  }
}
