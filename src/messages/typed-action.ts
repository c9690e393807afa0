// A button as the command that says the same: for platforms without buttons, and for whoever rather types.
import type { ActionButton } from './message.ts';
import { oneLine } from './one-line.ts';
import { makeVisible } from './visible-text.ts';

/** How people call the bot. */
const BOT_NAME = '@aws';

/** What a button says, and what to type instead of pressing it. */
export interface TypedAction {
  readonly label: string;
  readonly line: string;
}

/** Tells whether a command says the same wherever it is shown: one line, and nothing unseen in it. */
export function isPlainCommand(command: string): boolean {
  return command.trim() !== '' && !command.includes('\n') && makeVisible(command) === command;
}

/** Returns the words of a button, or undefined where its command could not be shown as it is: a changed command would be another one. */
export function typedAction({ text, command }: ActionButton): TypedAction | undefined {
  if (!isPlainCommand(command)) return undefined;
  const line = `${BOT_NAME} ${command}`;
  return { label: oneLine(text), line };
}
