// Whom a message may call. Attack: whoever can publish to a topic would otherwise wake a whole workspace with `<!channel>`.
import { mapSpans } from './map-spans.ts';
import type { Message } from './message.ts';
import type { MentionTarget, Span } from './spans.ts';

/** Whom the markup of custom notifications may mention; each setting includes those before it. */
export type MentionSetting = 'none' | 'people' | 'groups' | 'everyone';

const NEEDED: Readonly<Record<MentionTarget['kind'], MentionSetting>> = { person: 'people', group: 'groups', everyone: 'everyone' };
const ORDER: readonly MentionSetting[] = ['none', 'people', 'groups', 'everyone'];

/** Returns the message with those mentions as plain names that the setting does not allow. */
export function allowMentions(message: Message, setting: MentionSetting): Message {
  const allowed = new Set(ORDER.slice(0, ORDER.indexOf(setting) + 1));
  const change = (spans: readonly Span[]): readonly Span[] => spans.map((span) => changeSpan(span, allowed, change));
  return mapSpans(message, change);
}

function changeSpan(span: Span, allowed: ReadonlySet<MentionSetting>, change: (spans: readonly Span[]) => readonly Span[]): Span {
  if (span.kind === 'mention') return allowed.has(NEEDED[span.target.kind]) ? span : { kind: 'text', text: span.text };
  return span.kind === 'bold' || span.kind === 'italic' || span.kind === 'strike' ? { kind: span.kind, spans: change(span.spans) } : span;
}
