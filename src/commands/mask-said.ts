// Takes the secrets out of what somebody said where it is kept and shown (R9): as of any command, and of the values of an alias those that
// its variables say are secrets, also where they stand without a name.
import { MASK } from '../catalogue/mask-sensitive.ts';
import type { AliasText } from '../domain/alias.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import { splitShellWords } from '../lib/shell-words/split-shell-words.ts';
import type { CommandsContext } from './context.ts';
import { maskCommandText } from './mask-command-text.ts';
import { listSecretVariables } from './parse/template/find-literal-secret.ts';
import { readArguments } from './parse/template/read-arguments.ts';
import { listVariables, readTemplate } from './parse/template/read-template.ts';
import { readAliasWord } from './receive/read-alias-word.ts';

/** What masking works with. */
export interface MaskSaidTools {
  readonly context: Pick<CommandsContext, 'catalogue' | 'facts'>;
  /** Finds an alias where it was said; undefined where none is called so. */
  readonly findAlias: (name: string) => Promise<AliasText | undefined>;
}

/** Masks it. */
export async function maskSaid(text: string, { context, findAlias }: MaskSaidTools): Promise<string> {
  const word = readAliasWord(text.trim());
  if (word?.kind !== 'run-alias' || word.said === '') return maskCommandText(text, context);
  const lead = text.trimEnd().slice(0, -word.said.length);
  const said = maskValues(word.said, await findAlias(word.name), context);
  return maskCommandText(`${lead}${said}`, context);
}

/** Where nobody can tell which value goes where, no value is shown. */
function maskValues(said: string, alias: AliasText | undefined, context: MaskSaidTools['context']): string {
  const read = alias === undefined ? undefined : readTemplate(alias.commandText);
  if (read?.status !== 'read') return MASK;
  const split = splitShellWords(said);
  const given = readArguments(said, listVariables(read.steps));
  if (split.status === 'failed' || given.status === 'failed') return MASK;
  const secretVariables = listSecretVariables(read.steps, context);
  const secrets = [...given.values].flatMap(([name, value]) => (isSecretLabel(name) || secretVariables.includes(name) ? [value] : []));
  return split.words.toReversed().reduce((masked, { text, start, end }) => {
    const secret = secrets.find((value) => text === value || text.endsWith(`=${value}`));
    if (secret === undefined || secret === '') return masked;
    return `${masked.slice(0, start)}${text.slice(0, text.length - secret.length)}${MASK}${masked.slice(end)}`;
  }, said);
}
