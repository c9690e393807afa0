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
  const named = new Map<string, string>();
  const alone: string[] = [];
  const problems: string[] = [];
  for (let at = 0; at < split.words.length; at += 1) {
    const word = split.words[at];
    const option = word === undefined ? undefined : optionOf(word, variables);
    if (word === undefined) break;
    if (option === undefined) {
      alone.push(word.text);
      continue;
    }
    const name = variableCalled(option.name, variables);
    const next = split.words[at + 1];
    const isNextValue = option.value === undefined && next !== undefined && optionOf(next, variables) === undefined;
    if (isNextValue) at += 1;
    const value = option.value ?? (isNextValue ? next.text : undefined);
    if (name === undefined) problems.push(`There is no variable "${option.name}"; ${tellVariables(variables)}.`);
    else if (value === undefined) problems.push(`--${name} needs a value behind it.`);
    else if (named.has(name)) problems.push(`--${name} is given twice.`);
    else named.set(name, value);
  }
  const free = variables.filter((name) => !named.has(name));
  if (alone.length > free.length) problems.push(tooMany(alone.length, free.length, variables));
  if (problems.length > 0) return { status: 'failed', problems };
  const values = new Map([...named, ...alone.map((value, position) => [free[position] ?? '', value] as const)]);
  return { status: 'read', values, missing: free.slice(alone.length) };
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

function tellVariables(variables: readonly string[]): string {
  return variables.length === 0 ? 'it has none' : `there are ${variables.map((name) => `--${name}`).join(', ')}`;
}

function tooMany(given: number, free: number, variables: readonly string[]): string {
  const wanted = variables.length === 0 ? 'It takes no values' : `It takes ${free} ${free === 1 ? 'value' : 'values'} by position`;
  return `${wanted}, and ${given} ${given === 1 ? 'is' : 'are'} given. Put a value with blanks in quotes.`;
}
