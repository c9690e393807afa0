// A command as it is shown to be read and copied.
import { MASK } from '../../catalogue/mask-sensitive.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { Block } from '../../messages/message.ts';
import { truncateText } from '../../messages/truncate.ts';

/** Longest command on a card: a longer one would push out where it runs and who may confirm it. */
export const COMMAND_SHOWN_MAX_LENGTH = 2000;

/** Composes the blocks that show a command as it was understood; what was typed in secret is not said aloud again. */
export function composeCommandText({ text: whole }: { readonly text: string }, maxLength = COMMAND_SHOWN_MAX_LENGTH): readonly Block[] {
  const text = maskSecretPatterns(whole, MASK);
  if (text.length <= maxLength) return [{ kind: 'code', text: `aws ${text}` }];
  return [
    { kind: 'code', text: `aws ${truncateText(text, maxLength)}` },
    { kind: 'paragraph', spans: [{ kind: 'text', text: `The whole command has ${text.length} characters; this is its beginning.` }] },
  ];
}
