// Inline text without its formatting: for push notifications, comparisons and terminals.
import { emojiCharacter } from './emoji.ts';
import type { Span } from './spans.ts';
import { timeText } from './time-text.ts';
import { makeVisible } from './visible-text.ts';

/** Returns what spans say as visible text; links without their addresses, mentions as names. */
export function textOfSpans(spans: readonly Span[], linkText = (link: LinkSpan): string => makeVisible(link.text)): string {
  return spans.map((span) => textOfSpan(span, linkText)).join('');
}

type LinkSpan = Extract<Span, { kind: 'link' }>;

function textOfSpan(span: Span, linkText: (link: LinkSpan) => string): string {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return textOfSpans(span.spans, linkText);
    case 'link':
      return linkText(span);
    case 'emoji':
      return emojiCharacter(span.shortcode) ?? `:${makeVisible(span.shortcode)}:`;
    case 'time':
      return timeText(span.at);
    case 'lineBreak':
      return '\n';
    default:
      return makeVisible(span.text);
  }
}
