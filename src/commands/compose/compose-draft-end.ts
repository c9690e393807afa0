// What is said when somebody drops a half-made command, or completes one that is not there.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { composeCommandText } from './command-code.ts';
import { composeEdit } from './edit-action.ts';

/** Composes the answer to `cancel`; the text is that of the draft, undefined where there was none. */
export function composeDraftEnd(commandText: string | undefined): Message {
  if (commandText === undefined) return composeNoDraft();
  const title = 'Cancelled';
  return {
    title: { emoji: '⚪', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text('The command was not run, and is not kept.')] },
      ...composeCommandText({ text: commandText }),
      ...composeEdit(commandText),
    ],
    fallbackText: title,
  };
}

/** Composes what takes the place of the card once its answer has come. */
export function composeAnswered(commandText: string): Message {
  return composeEnd({ emoji: '☑️', title: 'Answered', commandText });
}

/** Composes what takes the place of the card where its person has begun another command. */
export function composeReplaced(commandText: string): Message {
  return composeEnd({ emoji: '⚪', title: 'Left for another command', commandText });
}

function composeEnd({
  emoji,
  title,
  commandText,
}: {
  readonly emoji: string;
  readonly title: string;
  readonly commandText: string;
}): Message {
  return {
    title: { emoji, spans: [text(title)] },
    tone: 'neutral',
    blocks: [...composeCommandText({ text: commandText })],
    fallbackText: title,
  };
}

/** Composes the answer to a parameter that no command waits for. */
export function composeNoDraft(): Message {
  const title = 'No command of yours waits for an answer here';
  return {
    title: { emoji: '⚪', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      {
        kind: 'paragraph',
        spans: [
          text('A command that lacks parameters waits 15 minutes, in its channel, for the person who typed it. Send it again whole.'),
        ],
      },
    ],
    fallbackText: title,
  };
}
