// What is said when somebody answers a card: it runs, it does not, or there is nothing to answer.
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { composeCommandText } from './command-code.ts';
import { pressLines } from './compose-press.ts';
import { composeEdit } from './edit-action.ts';

/** What became of a card. */
export type ConfirmationEnd = 'confirmed' | 'cancelled' | 'expired' | 'account-changed' | 'nothing-waits' | 'not-the-requester';

interface Wording {
  readonly emoji: string;
  readonly tone: Tone;
  readonly title: string;
  readonly sentence: (requester: string) => string;
}

const WORDINGS: Readonly<Record<ConfirmationEnd, Wording>> = {
  confirmed: { emoji: '✅', tone: 'neutral', title: 'Confirmed', sentence: (requester) => `${requester} confirmed this command.` },
  cancelled: { emoji: '⚪', tone: 'neutral', title: 'Cancelled', sentence: () => 'The command was not run.' },
  expired: {
    emoji: '⌛',
    tone: 'neutral',
    title: 'Too late to confirm',
    sentence: () => 'Five minutes have passed, so the command was not run. Send it again if it is still wanted.',
  },
  'account-changed': {
    emoji: '⚪',
    tone: 'warning',
    title: 'Not run',
    sentence: () => 'Commands reach another account now than when this card was made. Send the command again to see which.',
  },
  'nothing-waits': {
    emoji: '⚪',
    tone: 'neutral',
    title: 'Nothing waits for this answer',
    sentence: () =>
      'The command was answered already, or its code is another one, or missing: say the word with the code of the card, in its channel.',
  },
  'not-the-requester': {
    emoji: '⛔',
    tone: 'warning',
    title: 'Not yours to answer',
    sentence: (requester) => `Only ${requester}, who asked for this command, can confirm or cancel it.`,
  },
};

/** After these one may want something near to it. */
const NOT_RUN: ReadonlySet<ConfirmationEnd> = new Set(['cancelled', 'expired', 'account-changed']);

/** These concern nobody but whoever answered. */
const OF_NO_CONCERN: ReadonlySet<ConfirmationEnd> = new Set(['nothing-waits', 'not-the-requester']);

/** Composes the message; `waiting` is the command that the card was about. */
export function composeConfirmationAnswer(end: ConfirmationEnd, waiting: CommandRecord | undefined): Message {
  const { emoji, tone, title, sentence } = WORDINGS[end];
  // Whoever answers for somebody else is told nothing of the command.
  const shown = end === 'not-the-requester' ? undefined : waiting;
  const commandText = shown?.confirmation?.commandText;
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      ...(shown === undefined ? [] : pressLines(shown)),
      { kind: 'paragraph', spans: [text(sentence(waiting?.person.displayName ?? 'the person'))] },
      ...(commandText === undefined ? [] : composeCommandText({ text: commandText })),
      ...(NOT_RUN.has(end) ? composeEdit(commandText ?? '') : []),
    ],
    fallbackText: title,
    ...(OF_NO_CONCERN.has(end) ? { audience: 'asker' } : {}),
  };
}
