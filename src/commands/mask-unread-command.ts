// Takes the secrets out of a command that has a mistake in it, so that its parameters could not be read: what stands behind an option whose
// parameter is a secret, up to the next option.
import { argumentTable } from '../catalogue/cli/argument-table.ts';
import type { ArgumentTable } from '../catalogue/cli/argument.ts';
import { findKnownArgument } from '../catalogue/cli/find-argument.ts';
import { MASK } from '../catalogue/mask-sensitive.ts';
import type { Member } from '../catalogue/shape.ts';
import { isSecretMember } from '../lib/secret-names.ts';
import { splitShellWords } from '../lib/shell-words/split-shell-words.ts';
import type { CommandsContext } from './context.ts';
import { findCommand, type FoundCommand } from './parse/find-command.ts';
import { isFailure } from './parse/parse-failure.ts';
import { takeAccount } from './parse/read-account.ts';
import { readOption } from './parse/read-name-word.ts';
import { isTold } from './told-members.ts';

type MaskingContext = Pick<CommandsContext, 'catalogue' | 'facts'>;

// What may be why a line has no words; without them each word stands where it stood.
// Match: a quote that is not closed, ;. Near miss: -, =, a letter.
const SIGNS = /["'“”‘’`;|&<>()$\\]/g;

/** Masks it; the text itself where no command of AWS is named in it. */
export function maskUnreadCommand(text: string, context: MaskingContext): string {
  const whole = splitShellWords(text);
  const split = whole.status === 'failed' ? splitShellWords(text.replaceAll(SIGNS, ' ')) : whole;
  const taken = split.status === 'failed' ? undefined : takeAccount(split.words);
  if (taken === undefined || isFailure(taken)) return text;
  const found = findCommand(taken.words, { ...context, newId: () => '' });
  if (isFailure(found)) return text;
  const ranges = listSecretWords(found, context);
  const pieces = ranges.map(({ start, lead }, index) => `${text.slice(ranges[index - 1]?.end ?? 0, start)}${lead}${MASK}`);
  return [...pieces, text.slice(ranges.at(-1)?.end ?? 0)].join('');
}

/** A word that is a secret, or an option with one. */
interface SecretWord {
  readonly start: number;
  readonly end: number;
  /** What goes before the secret in it. */
  readonly lead: string;
}

function listSecretWords(found: FoundCommand, { facts }: MaskingContext): readonly SecretWord[] {
  const table = argumentTable(found, facts);
  let isBehindSecret = false;
  return found.rest.flatMap((word) => {
    const { start, end } = word;
    const option = readOption(word);
    if (option === undefined) return isBehindSecret ? [{ start, end, lead: '' }] : [];
    const isSecret = isSecretArgument(option.name, { found, table });
    isBehindSecret = isSecret && option.value === undefined;
    return isSecret && option.value !== undefined ? [{ start, end, lead: `--${option.name}=` }] : [];
  });
}

function isSecretArgument(name: string, { found, table }: { readonly found: FoundCommand; readonly table: ArgumentTable }): boolean {
  const known = findKnownArgument(name, table);
  if (known?.kind !== 'argument' || known.argument.target.kind !== 'member') return false;
  const { member } = known.argument.target;
  return isSecretOf(member) && !isTold(found.operation.input.name, member.name);
}

function isSecretOf({ name, isSensitive, shape }: Member): boolean {
  return isSensitive || shape.isSensitive || isSecretMember(name);
}
