// Inline text as elements of Slack's rich text. A text element is literal there: Slack parses no markup, mention, shortcode or
// address in it, which is why every span is rendered so and never as mrkdwn (see README.md).
import { httpUrl } from '../../messages/http-url.ts';
import type { MentionTarget, Span } from '../../messages/spans.ts';
import { timeText } from '../../messages/time-text.ts';
import { makeVisible } from '../../messages/visible-text.ts';
import type { SlackInline, SlackStyle } from './slack-payload.ts';
import { tidyInlines } from './tidy-inlines.ts';

/** How the spans are to look, and where their text leads. */
export interface SpanLook {
  readonly style?: SlackStyle;
  readonly url?: string;
}

// Match: rocket, +1, our-own-parrot. Near miss: "not a name", :rocket: (colons are not part of the name).
const EMOJI_NAME = /^[\p{Ll}\p{Lo}\p{N}_+'-]{1,100}$/u;
// Match: U0123ABCD, W0123ABCD. Near miss: S0123ABCD, <@U0123ABCD>.
const USER_ID = /^[UW][0-9A-Z]{1,30}$/;
// Match: S0123ABCD. Near miss: U0123ABCD.
const USER_GROUP_ID = /^S[0-9A-Z]{1,30}$/;

const DATE_FORMAT = '{date_short_pretty} {time}';

/** The last instant that Slack's dates know (year 9999), in seconds. */
const LAST_TIMESTAMP = 253_402_300_799;

function withStyle(style: SlackStyle | undefined): { style?: SlackStyle } {
  return style === undefined ? {} : { style };
}

function renderText(text: string, look: SpanLook): SlackInline[] {
  const visible = makeVisible(text);
  if (visible === '') {
    return [];
  }
  return look.url === undefined
    ? [{ type: 'text', text: visible, ...withStyle(look.style) }]
    : [{ type: 'link', url: look.url, text: visible, ...withStyle(look.style) }];
}

function renderLink(url: string, text: string, look: SpanLook): SlackInline[] {
  const address = httpUrl(url);
  if (address === undefined) {
    return renderText(text === '' ? url : `${text} (${url})`, look);
  }
  const visible = makeVisible(text);
  return [{ type: 'link', url: address, text: visible.trim() === '' ? address : visible, ...withStyle(look.style) }];
}

function toMention(target: MentionTarget): SlackInline | undefined {
  switch (target.kind) {
    case 'person':
      return USER_ID.test(target.id) ? { type: 'user', user_id: target.id } : undefined;
    case 'group':
      return USER_GROUP_ID.test(target.id) ? { type: 'usergroup', usergroup_id: target.id } : undefined;
    case 'everyone':
      return { type: 'broadcast', range: target.scope };
  }
}

function renderMention(target: MentionTarget, text: string, look: SpanLook): SlackInline[] {
  const mention = toMention(target);
  return mention === undefined ? renderText(text, look) : [mention];
}

function renderEmoji(shortcode: string, look: SpanLook): SlackInline[] {
  return EMOJI_NAME.test(shortcode) ? [{ type: 'emoji', name: shortcode }] : renderText(`:${shortcode}:`, look);
}

function renderTime(at: string, look: SpanLook): SlackInline[] {
  const timestamp = Math.floor(Date.parse(at) / 1000);
  if (!(timestamp >= 0 && timestamp <= LAST_TIMESTAMP)) {
    return renderText(timeText(at), look);
  }
  return [{ type: 'date', timestamp, format: DATE_FORMAT, fallback: timeText(at) }];
}

function renderSpan(span: Span, look: SpanLook): SlackInline[] {
  switch (span.kind) {
    case 'text':
      return renderText(span.text, look);
    case 'bold':
    case 'italic':
    case 'strike':
      return span.spans.flatMap((inner) => renderSpan(inner, { ...look, style: { ...look.style, [span.kind]: true } }));
    case 'code':
      return renderText(span.text, { ...look, style: { ...look.style, code: true } });
    case 'link':
      return renderLink(span.url, span.text, look);
    case 'mention':
      return renderMention(span.target, span.text, look);
    case 'emoji':
      return renderEmoji(span.shortcode, look);
    case 'time':
      return renderTime(span.at, look);
    case 'lineBreak':
      return [{ type: 'text', text: '\n' }];
  }
}

/** Renders spans as elements of rich text; none of them is empty or too long. */
export function renderSpans(spans: readonly Span[], look: SpanLook = {}): SlackInline[] {
  return tidyInlines(spans.flatMap((span) => renderSpan(span, look)));
}
