// What is said about feedback: how it is given, and where it went.
import type { FeedbackEnd } from '../../domain/feedback.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

const STAYS_HERE = 'It goes to whoever runs this Signalbox, and to nobody else.';

/** Composes the form. */
export function composeFeedbackForm(expiresAt: Date): Message {
  const title = 'What do you think of Signalbox?';
  return {
    title: { emoji: '💡', spans: [text(title)] },
    tone: 'neutral',
    blocks: [
      { kind: 'paragraph', spans: [text(`${STAYS_HERE} Or say `), { kind: 'code', text: '@aws feedback ...' }, text('.')] },
      {
        kind: 'form',
        command: 'feedback',
        isTypedWhole: true,
        submitText: 'Send',
        expiresAt,
        fields: [{ name: 'text', label: 'Your feedback', type: 'a text', input: 'lines', isRequired: true, choices: [] }],
      },
    ],
    fallbackText: `${title} Say: feedback, and your text.`,
    audience: 'asker',
  };
}

/** Composes the thanks. */
export function composeFeedbackTaken(end: FeedbackEnd): Message {
  const title = 'Thank you';
  const sentence =
    end.kind === 'posted'
      ? 'Your feedback stands in the channel of operations, with your name.'
      : 'Your feedback is in the audit log, with your name. An administrator who sets operations.channel gets the next one posted.';
  return {
    title: { emoji: '💡', spans: [text(title)] },
    tone: 'good',
    blocks: [{ kind: 'paragraph', spans: [text(`${sentence} ${STAYS_HERE}`)] }],
    fallbackText: `${title}. ${sentence}`,
    audience: 'asker',
  };
}
