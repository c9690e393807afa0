// What is said to somebody whose `stop` stops nothing, or nothing here.
import type { Person } from '../../domain/person.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Composes the message; `owner` is whose it is to stop, where there is something to stop. */
export function composeStopRefused(owner: Person | undefined): Message {
  const [emoji, title, sentence] =
    owner === undefined
      ? ['⚪', 'Nothing to stop', 'It has ended already, or its code is another one. Codes count only in the channel where the work began.']
      : ['⛔', 'Not yours to stop', `Only ${owner.displayName}, who asked for this, can stop it.`];
  return {
    title: { emoji, spans: [text(title)] },
    tone: owner === undefined ? 'neutral' : 'warning',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: title,
  };
}

/** Composes the message for what another node runs: whether it was done already is told by its own answer. */
export function composeStopAsked(): Message {
  const title = 'Being stopped';
  return {
    title: { emoji: '⏹️', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text('Another node of Signalbox runs it. What came of it follows.')] }],
    fallbackText: title,
  };
}
