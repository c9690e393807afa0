// Finds the command that was asked for, runs it, and turns what it throws into one line and an exit status.
import { AppError, isAppError } from '../domain/errors.ts';
import { nearestName } from '../lib/nearest-name.ts';
import type { Command, CommandContext, ExitStatus } from './command.ts';
import { UsageError } from './usage-error.ts';

/** What nobody expected can be of any length; this much of it says what it is. */
const MAX_UNEXPECTED_CHARACTERS = 500;

/** Runs a command line and returns its exit status. */
export async function runCli(commandLine: readonly string[], commands: readonly Command[], context: CommandContext): Promise<ExitStatus> {
  const { streams } = context;
  const [name = 'help', ...rest] = commandLine;
  if (name === 'help' || name === '--help' || name === '-h') {
    for (const line of helpLines(commands)) streams.print(line);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    streams.printError(unknownCommand(name, commands));
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.print(`signalbox ${command.name} ${command.usage}`);
    streams.print(`  ${command.summary}`);
    return 0;
  }
  return runCommand(command, rest, context);
}

async function runCommand(command: Command, rest: readonly string[], context: CommandContext): Promise<ExitStatus> {
  try {
    return await command.run(rest, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.streams.printError(`signalbox ${command.name}: ${error.message}`);
      context.streams.printError(`usage: signalbox ${command.name} ${command.usage}`);
      return 2;
    }
    const { code, message } = isAppError(error) ? error : unexpected(error);
    context.streams.printError(rest.includes('--json') ? JSON.stringify({ error: { code, message } }) : `${code}: ${message}`);
    return 1;
  }
}

/** One line that can be quoted in a report; a stack would only hide it. */
function unexpected(thrown: unknown): AppError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('internal', text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_UNEXPECTED_CHARACTERS), { cause: thrown });
}

function unknownCommand(name: string, commands: readonly Command[]): string {
  const nearest = nearestName(
    name,
    commands.map((command) => command.name),
  );
  const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  return `signalbox: there is no command "${name}".${hint} "signalbox help" lists all.`;
}

function helpLines(commands: readonly Command[]): readonly string[] {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    'usage: signalbox <command> [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    'Every command takes --help, --json (print JSON) and --config FILE (default: signalbox.yaml, where it exists).',
    'Exit status: 0 done, 1 refused or failed, 2 wrong usage.',
  ];
}
