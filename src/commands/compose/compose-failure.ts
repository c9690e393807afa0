// The answer when Signalbox itself fails, or has too much to do: never a stack, never silence, always whether something was run.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** What failed. */
export type FailureKind = 'too-many-under-way' | 'not-recorded' | 'not-run' | 'failed-before' | 'failed-after' | 'outcome-not-recorded';

const SENTENCES: Readonly<Record<FailureKind, string>> = {
  'too-many-under-way': 'The command was not run: too many of yours are under way. Wait for their answers, then send it again.',
  'not-recorded': 'The command could not be written to the audit log, so it was not run. Try again in a moment; the log says why.',
  'not-run': 'The command was not run: it was answered already, or the permission for it had run out. Send it again.',
  'failed-before':
    'Something failed within Signalbox before anything was sent to AWS, so the command was not run. Try again in a moment; the log says why.',
  'failed-after':
    'Something failed within Signalbox after the command was on its way to AWS. If it is one that changes something, look at the resource before you send it again.',
  'outcome-not-recorded':
    'The command was sent to AWS, but its outcome could not be written to the audit log, so it is not shown. Look at the resource before you send it again.',
};

const TITLES: Readonly<Record<FailureKind, string>> = {
  'too-many-under-way': 'Not run',
  'not-recorded': 'Not run',
  'not-run': 'Not run',
  'failed-before': 'Not run',
  'failed-after': 'Outcome unknown',
  'outcome-not-recorded': 'Outcome not recorded',
};

/** Composes the answer; the id finds the lines in the log. */
export function composeFailure(kind: FailureKind, commandId: string): Message {
  const title = TITLES[kind];
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [text(SENTENCES[kind])] },
      ...(commandId === '' ? [] : [{ kind: 'footer' as const, spans: [text(`command ${commandId}`)] }]),
    ],
    fallbackText: `${title}: ${SENTENCES[kind]}`,
    ...(kind === 'too-many-under-way' ? { audience: 'asker' } : {}),
  };
}
