// The values that somebody gives for the variables of an alias: by position, or by name.
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { splitShellWords } from '../../../lib/shell-words/split-shell-words.ts';
import { readOption, type OptionWord } from '../read-name-word.ts';

/** The values by the names of their variables, and the names of those that lack; or sentences that say what is wrong. */
export type AliasArguments =
  | { readonly status: 'read'; readonly values: ReadonlyMap<string, string>; readonly missing: readonly string[] }
  | { readonly status: 'failed'; readonly problems: readonly string[] };

/** Reads them; those by position go to the variables in their order that none is given for by name. */
export function readArguments(said: string, variables: readonly string[]): AliasArguments {
  const split = splitShellWords(said);
  if (split.status === 'failed') return { status: 'failed', problems: [split.message] };
  const { named, alone, problems } = sortWords(split.words, variables);
  const free = variables.filter((name) => !named.has(name));
  if (alone.length > free.length) problems.push(tooMany(alone.length, free.length, variables));
  if (problems.length > 0) return { status: 'failed', problems };
  const values = new Map([...named, ...alone.map((value, position) => [free[position] ?? '', value] as const)]);
  return { status: 'read', values, missing: free.slice(alone.length) };
}

interface SortedWords {
  readonly named: Map<string, string>;
  readonly alone: string[];
  readonly problems: string[];
}

function sortWords(words: readonly ShellWord[], variables: readonly string[]): SortedWords {
  const sorted: SortedWords = { named: new Map(), alone: [], problems: [] };
  let waiting: string | undefined;
  for (const word of words) {
    const option = optionOf(word, variables);
    if (option === undefined) {
      if (waiting === undefined) sorted.alone.push(word.text);
      else name(waiting, word.text);
      waiting = undefined;
      continue;
    }
    if (waiting !== undefined) lack(waiting);
    waiting = option.value === undefined ? option.name : undefined;
    if (option.value !== undefined) name(option.name, option.value);
  }
  if (waiting !== undefined) lack(waiting);
  return sorted;

  function name(said: string, value: string): void {
    const variable = variableCalled(said, variables);
    if (variable === undefined) sorted.problems.push(tellUnknown(said, variables));
    else if (sorted.named.has(variable)) sorted.problems.push(`--${variable} is given twice.`);
    else sorted.named.set(variable, value);
  }

  function lack(said: string): void {
    const variable = variableCalled(said, variables);
    sorted.problems.push(variable === undefined ? tellUnknown(said, variables) : `--${variable} needs a value behind it.`);
  }
}

/** One hyphen makes an option only of a name that is known, as with commands. */
function optionOf(word: ShellWord, variables: readonly string[]): OptionWord | undefined {
  const option = readOption(word);
  return option?.hasOneHyphen === true && variableCalled(option.name, variables) === undefined ? undefined : option;
}

/** As written, or whatever its case where no other is meant. */
function variableCalled(name: string, variables: readonly string[]): string | undefined {
  if (variables.includes(name)) return name;
  const alike = variables.filter((variable) => variable.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

function tellUnknown(name: string, variables: readonly string[]): string {
  const known = variables.length === 0 ? 'it has none' : `there are ${variables.map((variable) => `--${variable}`).join(', ')}`;
  return `There is no variable "${name}"; ${known}.`;
}

function tooMany(given: number, free: number, variables: readonly string[]): string {
  const wanted = variables.length === 0 ? 'It takes no values' : `It takes ${free} ${free === 1 ? 'value' : 'values'} by position`;
  return `${wanted}, and ${given} ${given === 1 ? 'is' : 'are'} given. Put a value with blanks in quotes.`;
}
