// `--account NAME` before the service: Signalbox's own option for every command. Behind the service it would be AWS's.
import { findKnownArgument } from '../../catalogue/cli/find-argument.ts';
import type { ParseFailure } from '../../domain/command.ts';
import type { ShellWord } from '../../lib/shell-words/shell-word.ts';
import { failure, quote } from './parse-failure.ts';
import { isBotName, readOption } from './read-name-word.ts';

/** The words without the option, and the account that it names. */
export interface TakenAccount {
  readonly words: readonly ShellWord[];
  readonly account?: string;
}

// The name or id of an account. Match: prod-eu, 123456789012. Near miss: --region, prod eu.
const CALLED = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

/** Takes the option off a command line; other options for every command may stand before it. */
export function takeAccount(words: readonly ShellWord[]): TakenAccount | ParseFailure {
  const kept: ShellWord[] = [];
  const called: string[] = [];
  let at = words.findIndex(({ text }) => !isBotName(text));
  const bot = words.slice(0, Math.max(0, at));
  for (let part = readPart(words, at); part !== undefined; part = readPart(words, at)) {
    if (part.name === 'account') called.push(part.value);
    else kept.push(...part.words);
    at += part.words.length;
  }
  const [account, ...others] = called;
  if (account === undefined) return { words };
  if (others.length > 0) return failure('invalid-value', 'A command goes to one account: name one with --account.');
  if (!CALLED.test(account)) return failure('invalid-value', `--account ${quote(account)} is neither the name of an account nor its id.`);
  return { words: [...bot, ...kept, ...words.slice(at)], account };
}

/** An option before the service, with its value. */
interface OptionPart {
  readonly name: string;
  readonly value: string;
  readonly words: readonly ShellWord[];
}

function readPart(words: readonly ShellWord[], at: number): OptionPart | undefined {
  const word = words[at];
  const option = word === undefined ? undefined : readOption(word);
  if (word === undefined || option === undefined) return undefined;
  const name = option.name.toLowerCase();
  const behind = option.value === undefined && takesValue(name) ? words.slice(at + 1, at + 2) : [];
  return { name, value: option.value ?? behind[0]?.text ?? '', words: [word, ...behind] };
}

function takesValue(name: string): boolean {
  if (name === 'account') return true;
  const found = findKnownArgument(name, new Map());
  return found?.kind === 'global' && found.option.takes === 'one';
}

/** The text of a command, with the account that it names. */
export function withAccount(text: string, account: string | undefined): string {
  return account === undefined ? text : `--account ${account} ${text}`;
}
