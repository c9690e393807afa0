// How long inline text is once it is shown, in UTF-16 code units; the measure of truncateSpans.
import type { Span } from './spans.ts';
import { TIME_TEXT_MAX_LENGTH } from './time-text.ts';

/** Returns the shown length of a span. */
export function spanLength(span: Span): number {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return spansLength(span.spans);
    case 'emoji':
      // What is shown where the shortcode is not known.
      return span.shortcode.length + 2;
    case 'time':
      return TIME_TEXT_MAX_LENGTH;
    case 'lineBreak':
      return 1;
    default:
      return span.text.length;
  }
}

/** Returns the shown length of spans. */
export function spansLength(spans: readonly Span[]): number {
  return spans.reduce((length, span) => length + spanLength(span), 0);
}
