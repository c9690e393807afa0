// Commands that the AWS CLI makes up and that people miss in a chat, each as the call that it comes down to.
import type { OwnView, ParseFailure } from '../../../domain/command.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';

/** A command of the AWS CLI's own, as a command of the API. */
export interface OwnCommand {
  /** The words of the call: `s3api list-buckets`. */
  readonly words: readonly ShellWord[];
  /** What was typed, put straight; it is shown, and read again to the same. */
  readonly text: string;
  readonly shownAs: OwnView;
  readonly notes: readonly string[];
}

/** What is behind the name of such a command. */
export interface OwnWords {
  /** Options of the command itself, by name without hyphens; several values where it takes several. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  readonly alone: readonly string[];
  /** Options that every command has, to be handed on. */
  readonly globals: readonly ShellWord[];
}

/** Expands the words behind the name of a command. */
export type ExpandOwn = (words: OwnWords, now: Date) => OwnCommand | ParseFailure;

/** Makes a word that is taken as it stands. */
export function wordOf(text: string): ShellWord {
  return { text, start: 0, end: 0, isQuoted: true, startsLine: false };
}

/** Makes an option with its value, which may begin with a hyphen. */
export function optionOf(name: string, value: string): ShellWord {
  return wordOf(`--${name}=${value}`);
}
