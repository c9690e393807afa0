// The line under a list that was cut: how many more there are, and how to see them.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';

/** Composes the line; nothing where nothing was left out. */
export function composeRest(count: number, advice = 'Narrow the command down to see them.'): readonly Block[] {
  return count > 0 ? [{ kind: 'paragraph', spans: [text(`… and ${count} more. ${advice}`.trim())] }] : [];
}
