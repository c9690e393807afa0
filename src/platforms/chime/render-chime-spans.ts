// Inline text as Chime takes it: links by their addresses, times in UTC, mentions of everybody by its two names for them.
import { emojiCharacter } from '../../messages/emoji.ts';
import { httpUrl } from '../../messages/http-url.ts';
import type { MentionTarget, Span } from '../../messages/spans.ts';
import { timeText } from '../../messages/time-text.ts';
import { makeVisible } from '../../messages/visible-text.ts';

/** Escapes the words of an event. */
export type EscapeText = (text: string) => string;

/** Renders spans with their words escaped; a seam between two words is escaped as well. */
export function renderChimeSpans(spans: readonly Span[], escape: EscapeText): string {
  let rendered = '';
  let words = '';
  for (const part of spans.flatMap((span) => toParts(span))) {
    if ('words' in part) {
      words += part.words;
      continue;
    }
    rendered = joinLive(join(rendered, escape(words)), part.live);
    words = '';
  }
  return join(rendered, escape(words));
}

// Match: "evil", "!evil", which would become a part of the address before it. Near miss: " and", ").", "! ".
const WORD_START = /^(?!\s|[).,;!?]+(?:\s|$))/;

// Match: what may stand right before a mention or an address. Near miss: a letter, another address.
const LIVE_END = /(?:^|[\s(])$/;

function joinLive(rendered: string, live: string): string {
  return LIVE_END.test(rendered) ? rendered + live : `${rendered} ${live}`;
}

function join(rendered: string, words: string): string {
  return rendered !== '' && words !== '' && WORD_START.test(words) ? `${rendered} ${words}` : rendered + words;
}

/** Words of an event, or what Chime is to make something of. */
type Part = { readonly words: string } | { readonly live: string };

function toParts(span: Span): readonly Part[] {
  switch (span.kind) {
    case 'bold':
    case 'italic':
    case 'strike':
      return span.spans.flatMap((inner) => toParts(inner));
    case 'link':
      return toLink(span.url, span.text);
    case 'mention':
      return toMention(span.target, span.text);
    case 'emoji':
      return [{ words: emojiCharacter(span.shortcode) ?? `:${makeVisible(span.shortcode)}:` }];
    case 'time':
      return [{ words: timeText(span.at) }];
    case 'lineBreak':
      return [{ words: '\n' }];
    default:
      return [{ words: makeVisible(span.text) }];
  }
}

function toLink(address: string, text: string): readonly Part[] {
  const url = httpUrl(address);
  const label = makeVisible(text);
  if (url === undefined) return [{ words: label === '' ? makeVisible(address) : label }];
  if (label.trim() === '' || label === url || `${label}/` === url) return [{ live: liveAddress(url) }];
  return [{ words: `${label} (` }, { live: liveAddress(url) }, { words: ')' }];
}

// Match: the marks that end or change an address where text is parsed. Near miss: the same, encoded.
const MARK = /[*_~`[\]()<>|@]/g;

/** Writes an address so that nothing in it is read as something else: an @ or a star are the same in their encoded form. */
export function liveAddress(url: string): string {
  return url.replace(MARK, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Chime calls single people by an alias that nobody but Chime knows: they stay names. */
function toMention(target: MentionTarget, text: string): readonly Part[] {
  if (target.kind !== 'everyone') return [{ words: makeVisible(text) }];
  return [{ live: target.scope === 'here' ? '@Present' : '@All' }];
}
