// Inline text as the browser gets it: emoji as characters, mentions as names, links only to http and https.
import type { WebSpan } from '../../contract/web-message.ts';
import { emojiCharacter } from '../../messages/emoji.ts';
import { flattenSpans } from '../../messages/flatten-spans.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { Span } from '../../messages/spans.ts';
import { timeText } from '../../messages/time-text.ts';
import { makeVisible } from '../../messages/visible-text.ts';

/** Turns spans into web spans; what shows nothing is left out, neighboring texts are joined. */
export function toWebSpans(spans: readonly Span[]): WebSpan[] {
  return joinTexts(flattenSpans(spans).flatMap((span) => toWebSpan(span)));
}

function toWebSpan(span: Span): readonly WebSpan[] {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return unlessEmpty(toWebSpans(span.spans), (spans) => ({ kind: span.kind, spans }));
    case 'text':
    case 'code':
    case 'mention':
      return unlessEmpty(makeVisible(span.text), (content) => ({ kind: span.kind, text: content }));
    case 'link':
      return linkSpan(span.url, makeVisible(span.text));
    case 'emoji':
      return [{ kind: 'text', text: emojiCharacter(span.shortcode) ?? `:${makeVisible(span.shortcode)}:` }];
    case 'time':
      return timeSpan(span.at);
    case 'lineBreak':
      return [{ kind: 'lineBreak' }];
  }
}

/** The browser shows instants in its reader's zone; what is no instant is shown as it is. */
function timeSpan(at: string): readonly WebSpan[] {
  const milliseconds = Date.parse(at);
  if (Number.isNaN(milliseconds)) return unlessEmpty(timeText(at), (content) => ({ kind: 'text', text: content }));
  return [{ kind: 'time', at: new Date(milliseconds).toISOString() }];
}

/** Attack: an address of another scheme in a link would run in the reader's session; such a link becomes its text. */
function linkSpan(address: string, label: string): readonly WebSpan[] {
  const url = httpUrl(address);
  if (url === undefined) return unlessEmpty(label, (content) => ({ kind: 'text', text: content }));
  return [{ kind: 'link', url, text: label.trim() === '' ? url : label }];
}

function unlessEmpty<Content extends string | readonly WebSpan[]>(
  content: Content,
  build: (content: Content) => WebSpan,
): readonly WebSpan[] {
  return content.length === 0 ? [] : [build(content)];
}

function joinTexts(spans: readonly WebSpan[]): WebSpan[] {
  const joined: WebSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (span.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: last.text + span.text };
    else joined.push(span);
  }
  return joined;
}
