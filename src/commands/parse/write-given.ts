// What was typed of a command that is not whole yet, written anew in one line.
import type { CollectedArguments, GivenArgument } from './collect-arguments.ts';
import type { FoundCommand } from './find-command.ts';
import { optionWithValue, shellQuote } from './shell-quote.ts';

/** Writes it, without the arguments of these names. */
export function writeGiven(
  { service, command, waiter }: Pick<FoundCommand, 'service' | 'command' | 'waiter'>,
  { given, globals, alone }: CollectedArguments,
  without: ReadonlySet<string>,
): string {
  const kept = [...given.values()].filter(({ argument }) => !without.has(argument.name));
  const others = [...globals].map(([name, value]) => (value === '' ? `--${name}` : optionWithValue(name, value)));
  return [
    service.cliName,
    ...(waiter === undefined ? [command] : ['wait', waiter]),
    ...alone.map(shellQuote),
    ...kept.map(writeArgument),
    ...others,
  ].join(' ');
}

function writeArgument({ argument: { name, takes }, words }: GivenArgument): string {
  const [first, ...others] = words;
  if (first === undefined) return `--${name}`;
  if (others.length === 0) return optionWithValue(name, first);
  // Of several words none begins like an option: it would have been one where it was typed.
  return takes === 'many' ? `--${name} ${words.map(shellQuote).join(' ')}` : optionWithValue(name, words.join(' '));
}
