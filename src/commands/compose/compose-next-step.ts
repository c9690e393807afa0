// What stands below the answers of an alias where its next command changes something: nothing of it has been run.
import type { ParsedCommand } from '../../domain/command.ts';
import type { Block } from '../../messages/message.ts';
import { bold, text } from '../../messages/spans.ts';
import { composeCommandText } from './command-code.ts';

/** What comes next. */
interface NextStep {
  readonly command: ParsedCommand;
  /** Which of all commands it is. */
  readonly number: number;
  /** What runs it; undefined where it could not be kept. */
  readonly code: string | undefined;
  /** True where an answer before had more pages than were read. */
  readonly isPartial: boolean;
}

/** Composes it. */
export function composeNextStep({ command, number, code, isPartial }: NextStep): readonly Block[] {
  const { service, cliOperation } = command;
  const advice =
    code === undefined
      ? 'It changes something and has not been run. It could not be kept; send it yourself.'
      : 'It changes something and has not been run. Going on shows it once more, and waits for your word.';
  const partial = 'An answer before it has more than one page; its values are those of what was read.';
  return [
    { kind: 'paragraph', spans: [bold(`${number}. ${service} ${cliOperation}`), text(` comes next. ${advice}`)] },
    ...composeCommandText(command),
    ...(isPartial ? [{ kind: 'paragraph', spans: [text(partial)] } as const] : []),
    ...(code === undefined
      ? []
      : [{ kind: 'actions', actions: [{ text: `Go on with ${number}`, command: `more ${code}`, style: 'primary' }] } as const]),
  ];
}
