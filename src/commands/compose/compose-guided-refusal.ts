// The answer to a guided command that cannot be completed: it has what a chat cannot send, or AWS would not take it.
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { composeCommandText } from './command-code.ts';
import { composeEdit } from './edit-action.ts';
import { adviseSupportPlan } from './support-plan.ts';

/** Composes it; with a code it is AWS that refuses. */
export function composeGuidedRefusal(command: { readonly text: string }, because: string, code?: string): Message {
  const title = code === undefined ? 'This cannot be sent from here' : `AWS refused: ${code}`;
  return {
    title: { emoji: code === undefined ? '⚠️' : '❌', spans: [text(title)] },
    tone: code === undefined ? 'warning' : 'bad',
    blocks: [
      { kind: 'paragraph', spans: [text(because)] },
      ...(code === undefined ? [] : adviseSupportPlan('support', code)),
      ...composeCommandText(command),
      ...composeEdit(command.text),
    ],
    fallbackText: `${title}: ${because}`,
  };
}
