// What spans say, without how.
import type { WebSpan } from '../../../src/contract/web-message.ts';

/** The plain text of spans. */
export function spansText(spans: readonly WebSpan[]): string {
  return spans.map(spanText).join('');
}

function spanText(span: WebSpan): string {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return spansText(span.spans);
    case 'lineBreak':
      return ' ';
    case 'time':
      return span.at;
    case 'text':
    case 'code':
    case 'link':
    case 'mention':
      return span.text;
  }
}
