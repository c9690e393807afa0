// What is said after a restart about a command that had no end: whether it may have been done, and how to look (R6).
import type { Message, Tone } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { composeCommandText } from './command-code.ts';

/** How far a command had come. */
export type Interruption = 'change-under-way' | 'read-under-way' | 'not-begun';

/** The command. */
interface InterruptedCommand {
  readonly commandId: string;
  readonly text: string;
  /** A command that shows what became of the resource. */
  readonly lookWith?: string;
  /** Where it is several commands: which of them was under way. */
  readonly progress?: { readonly position: number; readonly of: number };
}

interface Wording {
  readonly emoji: string;
  readonly tone: Tone;
  readonly title: string;
  readonly sentence: string;
}

const WORDINGS: Readonly<Record<Interruption, Wording>> = {
  'change-under-way': {
    emoji: '❌',
    tone: 'bad',
    title: 'Outcome unknown',
    sentence:
      'Signalbox stopped while this command was on its way to AWS, so it may have been done. Look at the resource before you send it again.',
  },
  'read-under-way': {
    emoji: '⚠️',
    tone: 'warning',
    title: 'Not answered',
    sentence: 'Signalbox stopped while it waited for AWS. Nothing was changed. Send the command again.',
  },
  'not-begun': {
    emoji: '⚠️',
    tone: 'warning',
    title: 'Not run',
    sentence: 'Signalbox stopped before it had looked at this command. Send it again.',
  },
};

/** Composes the message. */
export function composeRecovery(interruption: Interruption, { commandId, text: said, lookWith, progress }: InterruptedCommand): Message {
  const { emoji, tone, title, sentence } = WORDINGS[interruption];
  const isLookUseful = interruption === 'change-under-way' && lookWith !== undefined;
  return {
    title: { emoji, spans: [text(title)] },
    tone,
    blocks: [
      { kind: 'paragraph', spans: [text(sentence)] },
      ...(progress === undefined ? [] : [{ kind: 'paragraph' as const, spans: [text(tellProgress(progress))] }]),
      ...(isLookUseful
        ? [{ kind: 'paragraph' as const, spans: [text('Look with: '), { kind: 'code' as const, text: `@aws ${lookWith}` }] }]
        : []),
      ...composeCommandText({ text: said }),
      { kind: 'footer', spans: [text(`command ${commandId}`)] },
    ],
    fallbackText: `${title}: ${sentence}`,
  };
}

function tellProgress({ position, of }: NonNullable<InterruptedCommand['progress']>): string {
  return `Signalbox was at command ${position} of ${of}: those before it were done, those behind it were not run.`;
}
