// The answer when Signalbox itself fails: never a stack, never silence, always whether something was run.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** What failed. */
export type FailureKind = 'not-recorded' | 'not-run' | 'outcome-not-recorded' | 'internal';

const SENTENCES: Readonly<Record<FailureKind, string>> = {
  'not-recorded': 'The command could not be written to the audit log, so it was not run. Try again in a moment; the log says why.',
  'not-run': 'The command was not run: it was answered already, or the permission for it had run out. Send it again.',
  'outcome-not-recorded':
    'The command was sent to AWS, but its outcome could not be written to the audit log, so it is not shown. Look at the resource before you send it again.',
  internal:
    'Something failed within Signalbox. If the command was one that changes something, look at the resource before you send it again.',
};

/** Composes the answer; the id finds the lines in the log. */
export function composeFailure(kind: FailureKind, commandId: string): Message {
  const title = kind === 'outcome-not-recorded' ? 'Outcome not recorded' : 'This did not work';
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [text(SENTENCES[kind])] },
      ...(commandId === '' ? [] : [{ kind: 'footer' as const, spans: [text(`command ${commandId}`)] }]),
    ],
    fallbackText: `${title}: ${SENTENCES[kind]}`,
  };
}
