// A command to be changed and sent again, rather than typed anew.
import { MASK } from '../../catalogue/mask-sensitive.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { ActionButton, Block } from '../../messages/message.ts';

/** Longest command that is given back to be edited: nobody edits a longer one in a chat's line. Our own bound. */
const EDITED_MAX_LENGTH = 1000;

/** Makes the button; none where the command could not be said as it was: it is long, or its secrets are masked. */
export function editAction(commandText: string, label = 'Edit and run again'): readonly ActionButton[] {
  if (commandText === '' || commandText.length > EDITED_MAX_LENGTH) return [];
  if (maskSecretPatterns(commandText, MASK).includes(MASK)) return [];
  return [{ text: label, command: commandText, style: 'plain', edits: true }];
}

/** Composes the button alone. */
export function composeEdit(commandText: string, label?: string): readonly Block[] {
  const actions = editAction(commandText, label);
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }];
}
