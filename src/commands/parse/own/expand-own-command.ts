// Finds a command of the AWS CLI's own at the beginning of a line, and puts the call that it comes down to in its place.
import { findArgument } from '../../../catalogue/cli/find-argument.ts';
import { OWN_COMMANDS, type OwnOptions } from '../../../catalogue/cli/own-commands.ts';
import type { ParseFailure } from '../../../domain/command.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { nearestNames } from '../../../lib/nearest-names.ts';
import { failure, isFailure, quote } from '../parse-failure.ts';
import { isBotName, readName, readOption, type OptionWord } from '../read-name-word.ts';
import { optionWithValue, shellQuote } from '../shell-quote.ts';
import { expandLogsTail } from './logs-tail.ts';
import type { ExpandOwn, OwnCommand, OwnWords } from './own-command.ts';
import { expandS3Ls } from './s3-ls.ts';

interface Expansion {
  readonly options: OwnOptions;
  readonly expand: ExpandOwn;
}

const EXPANSIONS: ReadonlyMap<string, Expansion> = new Map([
  ['s3 ls', { options: OWN_COMMANDS['s3 ls'].options, expand: expandS3Ls }],
  ['logs tail', { options: OWN_COMMANDS['logs tail'].options, expand: expandLogsTail }],
]);

/** Expands a line; undefined where it begins with no such command. */
export function expandOwnCommand(line: readonly ShellWord[], now: Date): OwnCommand | ParseFailure | undefined {
  const words = line.slice(line.findIndex((word) => !isBotName(word.text)));
  const head = readHead(words);
  const expansion = head === undefined ? undefined : EXPANSIONS.get(head.name);
  if (head === undefined || expansion === undefined) return undefined;
  const read = readWords(head.rest, { ...expansion, name: head.name });
  if (isFailure(read)) return read;
  const own = expansion.expand(read, now);
  if (isFailure(own)) return own;
  const globals = textOf(read.globals);
  return globals === '' ? own : { ...own, text: `${own.text} ${globals}` };
}

/** Options for every command may stand before and between its names. */
function readHead(words: readonly ShellWord[]): { readonly name: string; readonly rest: readonly ShellWord[] } | undefined {
  const names: string[] = [];
  const globals: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const option = readOption(word);
    if (option === undefined) {
      names.push(readName(word.text).toLowerCase());
      if (names.length === 2) return { name: names.join(' '), rest: [...globals, ...words.slice(at + 1)] };
      continue;
    }
    const found = findArgument(option.name, new Map());
    if (found.kind !== 'global') return undefined;
    globals.push(word);
    const value = words[at + 1];
    if (found.option.takes === 'one' && option.value === undefined && value !== undefined) {
      globals.push(value);
      at += 1;
    }
  }
  return undefined;
}

function readWords(words: readonly ShellWord[], { options, name }: Expansion & { readonly name: string }): OwnWords | ParseFailure {
  const own = new Map<string, readonly string[]>();
  const alone: string[] = [];
  const globals: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const option = readOption(word);
    if (option === undefined) {
      alone.push(word.text);
      continue;
    }
    const wanted = option.name.toLowerCase();
    const takes = options.get(wanted) ?? takesOfGlobal(wanted);
    if (takes === undefined) return unknownArgument(name, option.name, options);
    const values = option.value === undefined ? valuesBehind(words, at + 1, takes) : [];
    at += values.length;
    if (options.has(wanted)) own.set(wanted, [...tiedValue(option), ...values.map(({ text }) => text)]);
    else globals.push(word, ...values);
  }
  const empty = [...own].find(([wanted, given]) => options.get(wanted) !== 'none' && given.length === 0);
  return empty === undefined ? { own, alone, globals } : failure('invalid-value', `--${empty[0]} needs a value behind it.`);
}

function tiedValue({ value }: OptionWord): readonly string[] {
  return value === undefined ? [] : [value];
}

function unknownArgument(name: string, typed: string, options: Expansion['options']): ParseFailure {
  return failure('unknown-argument', `${name} has no argument ${quote(`--${typed}`)}.`, {
    suggestions: nearestNames(typed.toLowerCase(), options.keys()).map((nearest) => `--${nearest}`),
  });
}

function valuesBehind(words: readonly ShellWord[], from: number, takes: 'none' | 'one' | 'many'): readonly ShellWord[] {
  const most = { none: from, one: from + 1, many: words.length }[takes];
  const values: ShellWord[] = [];
  for (const word of words.slice(from, most)) {
    if (readOption(word) !== undefined) break;
    values.push(word);
  }
  return values;
}

function takesOfGlobal(name: string): 'none' | 'one' | undefined {
  const found = findArgument(name, new Map());
  return found.kind === 'global' ? found.option.takes : undefined;
}

function textOf(words: readonly ShellWord[]): string {
  const parts = words.map((word) => {
    const option = readOption(word);
    if (option === undefined) return shellQuote(word.text);
    return option.value === undefined ? `--${option.name}` : optionWithValue(option.name, option.value);
  });
  return parts.join(' ');
}
