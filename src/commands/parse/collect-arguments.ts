// Sorts the words behind a command: which argument each belongs to, what asks about the answer, what stands alone.
import type { Argument, ArgumentTable } from '../../catalogue/cli/argument.ts';
import { findArgument, isArgumentName, type FoundArgument } from '../../catalogue/cli/find-argument.ts';
import type { GlobalOption } from '../../catalogue/cli/global-option.ts';
import type { ParseFailure } from '../../domain/command.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { failure, isFailure, quote } from './parse-failure.ts';
import { readOption, type OptionWord } from './read-name-word.ts';

/** An argument and the words given for it; none for one that takes none. */
export interface GivenArgument {
  readonly argument: Argument;
  readonly words: readonly string[];
}

/** What the words say. */
export interface CollectedArguments {
  readonly given: ReadonlyMap<string, GivenArgument>;
  readonly globals: ReadonlyMap<string, string>;
  readonly alone: readonly string[];
  readonly notes: readonly string[];
}

/** Collects the arguments of a command from its words; names that are abbreviated, repeated or without effect are noted. */
export function collectArguments(words: readonly ShellWord[], table: ArgumentTable): CollectedArguments | ParseFailure {
  return new Collector(words, table).collect();
}

class Collector {
  readonly #words: readonly ShellWord[];
  readonly #table: ArgumentTable;
  readonly #given = new Map<string, GivenArgument>();
  readonly #globals = new Map<string, string>();
  readonly #alone: string[] = [];
  readonly #notes: string[] = [];
  #at = 0;

  constructor(words: readonly ShellWord[], table: ArgumentTable) {
    this.#words = words;
    this.#table = table;
  }

  collect(): CollectedArguments | ParseFailure {
    while (this.#at < this.#words.length) {
      const word = this.#words[this.#at];
      const option = word === undefined ? undefined : this.#optionOf(word);
      this.#at += 1;
      if (option === undefined) this.#alone.push(word?.text ?? '');
      else {
        const problem = this.#take(option);
        if (problem !== undefined) return problem;
      }
    }
    return { given: this.#given, globals: this.#globals, alone: this.#alone, notes: this.#notes };
  }

  /** One hyphen makes an option only of a name that is known: `-1` and `-x` are values. */
  #optionOf(word: ShellWord): OptionWord | undefined {
    const option = readOption(word);
    return option?.hasOneHyphen === true && !isArgumentName(option.name, this.#table) ? undefined : option;
  }

  #take(option: OptionWord): ParseFailure | undefined {
    const found = findArgument(option.name, this.#table);
    switch (found.kind) {
      case 'argument':
        if (found.isExpanded) this.#notes.push(`--${option.name} is understood as --${found.argument.name}.`);
        return this.#takeArgument(found.argument, option);
      case 'global':
        if (found.isExpanded) this.#notes.push(`--${option.name} is understood as --${found.name}.`);
        return this.#takeGlobal(found, option);
      case 'ambiguous':
        return failure('unknown-argument', `--${option.name} can mean several arguments; write one of them out.`, {
          suggestions: found.candidates.map((name) => `--${name}`),
        });
      case 'unknown':
        return failure('unknown-argument', `There is no argument ${quote(`--${option.name}`)} here${hintAt(option.name)}.`, {
          suggestions: found.nearest.map((name) => `--${name}`),
        });
    }
  }

  #takeArgument(argument: Argument, { value }: OptionWord): ParseFailure | undefined {
    const words = this.#readValues(argument, value);
    if (isFailure(words)) return words;
    if (this.#given.has(argument.name))
      this.#notes.push(`--${argument.name} is given more than once: the last one counts, as in the AWS CLI.`);
    // Its place is that of the last one: of two opposite flags the later counts.
    this.#given.delete(argument.name);
    this.#given.set(argument.name, { argument, words });
    return undefined;
  }

  #takeGlobal({ name, option }: Extract<FoundArgument, { kind: 'global' }>, { value }: OptionWord): ParseFailure | undefined {
    if (option.kind === 'refused') return refusal(name, option);
    if (option.takes === 'none') {
      this.#globals.set(name, '');
    } else {
      const given = value ?? this.#nextValue();
      if (given === undefined) return failure('invalid-value', `--${name} needs a value behind it.`);
      this.#globals.set(name, given);
    }
    if (option.kind === 'ignored') this.#notes.push(`--${name} has no effect in chat.`);
    return undefined;
  }

  #readValues({ name, takes }: Argument, value: string | undefined): readonly string[] | ParseFailure {
    if (takes === 'none') {
      const said = value ?? this.#nextTruth();
      if (said === undefined) return [];
      if (said !== 'true' && said !== 'false')
        return failure('invalid-value', `--${name} takes no value: write --${name}, or --no-${name} for the opposite.`);
      this.#notes.push(`--${name} takes no value in the AWS CLI; ${said} is understood.`);
      return [said];
    }
    if (value !== undefined) return [value];
    if (takes === 'many') return this.#valuesUpToOption();
    const next = this.#nextValue();
    if (next !== undefined) return [next];
    return takes === 'optional' ? [] : failure('invalid-value', `--${name} needs a value behind it.`);
  }

  #valuesUpToOption(): readonly string[] {
    const values: string[] = [];
    for (let next = this.#nextValue(); next !== undefined; next = this.#nextValue()) values.push(next);
    return values;
  }

  #nextValue(): string | undefined {
    const word = this.#words[this.#at];
    if (word === undefined || this.#optionOf(word) !== undefined) return undefined;
    this.#at += 1;
    return word.text;
  }

  #nextTruth(): string | undefined {
    const text = this.#words[this.#at]?.text;
    return text === 'true' || text === 'false' ? this.#nextValue() : undefined;
  }
}

/** Signalbox's own option is looked for behind the command, where all others stand. */
function hintAt(name: string): string {
  return name.toLowerCase() === 'account' ? ': it stands before the service, as in --account NAME ec2 describe-instances' : '';
}

function refusal(name: string, option: Extract<GlobalOption, { kind: 'refused' }>): ParseFailure {
  return failure('not-supported', `--${name} is not taken here: ${option.because}.`);
}
