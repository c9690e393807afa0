// What is said while a command takes long, and what stands there once it has ended.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeCommandText } from './command-code.ts';
import { composePlace } from './place-spans.ts';

/** A command that goes on. */
export interface RunningCommand {
  readonly command: ParsedCommand;
  readonly place: CommandPlace;
}

/** Composes the message, with what stops the command. */
export function composeRunning({ command, place }: RunningCommand, code: string): Message {
  const title = `${command.service} ${command.cliOperation} is still running`;
  return {
    title: { emoji: '⏳', spans: [text(title)] },
    tone: 'progress',
    blocks: [
      { kind: 'paragraph', spans: [text('The result will follow as a message of its own, in 15 minutes at the latest.')] },
      ...composeCommandText(command),
      composePlace(place),
      { kind: 'actions', actions: [{ text: 'Cancel run', command: `stop ${code}`, style: 'plain' }] },
    ],
    fallbackText: `${title}; the result will follow. To cancel it: stop ${code}`,
  };
}

/** Composes what takes the place of that message, without a button that would do nothing. */
export function composeRunEnded(isStopped: boolean): Message {
  const [title, sentence] = isStopped
    ? ['Stopped', 'Somebody stopped this command; what became of it stands in the answer to that.']
    : ['Took long', 'The result stands in a message of its own.'];
  return {
    title: { emoji: isStopped ? '⚪' : '⌛', spans: [text(title)] },
    tone: 'neutral',
    blocks: [{ kind: 'paragraph', spans: [text(sentence)] }],
    fallbackText: `${title}: ${sentence}`,
  };
}
