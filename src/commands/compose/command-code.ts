// A command as it is shown to be read and copied.
import type { Block } from '../../messages/message.ts';
import type { ParsedCommand } from '../../domain/command.ts';

/** Composes the block that shows a command as it was understood. */
export function composeCommandText({ text }: Pick<ParsedCommand, 'text'>): Block {
  return { kind: 'code', text: `aws ${text}` };
}
