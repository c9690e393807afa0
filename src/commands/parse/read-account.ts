// `--account NAME` before the service: Signalbox's own option for every command. Behind the service it would be AWS's.
import { findArgument } from '../../catalogue/cli/find-argument.ts';
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
  let at = 0;
  while (at < words.length) {
    const word = words[at];
    const option = word === undefined ? undefined : readOption(word);
    if (word === undefined || (option === undefined && !(kept.length === 0 && isBotName(word.text)))) break;
    at += 1;
    if (option?.name.toLowerCase() === 'account') {
      called.push(option.value ?? words[at]?.text ?? '');
      if (option.value === undefined) at += 1;
      continue;
    }
    kept.push(word);
    const value = words[at];
    if (value === undefined || option === undefined || option.value !== undefined || !takesValue(option.name)) continue;
    kept.push(value);
    at += 1;
  }
  const [account, ...others] = called;
  if (account === undefined) return { words };
  if (others.length > 0) return failure('invalid-value', 'A command goes to one account: name one with --account.');
  if (!CALLED.test(account)) return failure('invalid-value', `--account ${quote(account)} is neither the name of an account nor its id.`);
  return { words: [...kept, ...words.slice(at)], account };
}

function takesValue(name: string): boolean {
  const found = findArgument(name, new Map());
  return found.kind === 'global' && found.option.takes === 'one';
}

/** The text of a command, with the account that it names. */
export function withAccount(text: string, account: string | undefined): string {
  return account === undefined ? text : `--account ${account} ${text}`;
}
