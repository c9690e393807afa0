// What is said where something cannot be watched.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Why not. */
export type WatchRefusal = 'not-read-only' | 'too-many-here' | 'too-many-of-yours' | 'nothing-to-follow';

const SENTENCES: Readonly<Record<WatchRefusal, string>> = {
  'not-read-only': 'What it asks AWS again and again is not surely harmless, so it is not asked without somebody looking.',
  'too-many-here': 'As many things are waited for in this channel as may be at a time. Stop one, or wait until one has ended.',
  'too-many-of-yours': 'You wait for as many things as one person may at a time. Stop one, or wait until one has ended.',
  'nothing-to-follow':
    'It is followed already, was offered too long ago, or its code is another one. Codes count only in the channel of their answer.',
};

/** Composes the message. */
export function composeWatchRefusal(refusal: WatchRefusal): Message {
  const title = refusal === 'nothing-to-follow' ? 'Nothing to follow' : 'Not watched';
  return {
    title: { emoji: '⚪', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text(SENTENCES[refusal])] }],
    fallbackText: `${title}: ${SENTENCES[refusal]}`,
  };
}
