// Inline text of a message: what it says and how, in no platform's own markup.
// A `text` span is data: every renderer escapes it, so it can never format, link or mention (rule of payload text).
import type { Mention } from '../domain/mention-rule.ts';

/** Whom a mention calls: one person, a group, or everybody in the channel. */
export type MentionTarget = Mention;

/** A piece of inline text. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `url` is http or https; a platform that cannot link shows text and address. */
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** `text` stands where the platform cannot mention. */
  | { readonly kind: 'mention'; readonly target: MentionTarget; readonly text: string }
  /** A shortcode without colons, for example `rocket`. */
  | { readonly kind: 'emoji'; readonly shortcode: string }
  /** An instant (ISO 8601) that each reader sees in their own zone where the platform can. */
  | { readonly kind: 'time'; readonly at: string }
  | { readonly kind: 'lineBreak' };

/** Makes a span of plain text. */
export function text(content: string): Span {
  return { kind: 'text', text: content };
}

/** Makes a bold span of plain text. */
export function bold(content: string): Span {
  return { kind: 'bold', spans: [text(content)] };
}
