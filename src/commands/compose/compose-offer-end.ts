// What is said where a code offers nothing.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Composes the answer. */
export function composeOfferEnd(): Message {
  const title = 'There is nothing more under this code';
  return {
    title: { emoji: '⌛', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      {
        kind: 'paragraph',
        spans: [text('What comes next is offered for a day, in the channel of the answer. Send the command again to see it anew.')],
      },
    ],
    fallbackText: title,
  };
}
