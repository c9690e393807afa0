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

/** Writes the command of a button with a place for each value that it asks for. */
export function typedCommand({ command, asks = [] }: Pick<ActionButton, 'command' | 'asks'>): string {
  return [command, ...asks.map(({ name }) => `--${name} ''`)].join(' ');
}

/** Returns the words of a button, or undefined where its command could not be shown as it is: a changed command would be another one. */
export function typedAction(action: ActionButton): TypedAction | undefined {
  const command = typedCommand(action);
  return isPlainCommand(action.command) && isPlainCommand(command)
    ? { label: oneLine(action.text), line: `${BOT_NAME} ${command}` }
    : undefined;
}
