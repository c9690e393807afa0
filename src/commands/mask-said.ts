// Takes the secrets out of what somebody said where it is kept and shown (R9): as of any command, and of the values of an alias or a custom
// action those that its command says are secrets, also where they stand without a name, or under one that says nothing.
import { MASK } from '../catalogue/mask-sensitive.ts';
import { textOfAction } from '../domain/action-text.ts';
import type { AliasText } from '../domain/alias.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { CustomAction } from '../domain/custom-action.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import { splitShellWords } from '../lib/shell-words/split-shell-words.ts';
import type { CommandsContext } from './context.ts';
import { findAlias, type FindingContext } from './find-alias.ts';
import { maskCommandText } from './mask-command-text.ts';
import { listSecretVariables } from './parse/template/find-literal-secret.ts';
import { readArguments } from './parse/template/read-arguments.ts';
import { listVariables, readTemplate } from './parse/template/read-template.ts';
import { readActionWord } from './receive/read-action-word.ts';
import { readAliasWord } from './receive/read-alias-word.ts';

type MaskingContext = Pick<CommandsContext, 'catalogue' | 'facts'>;

/** What masking works with. */
export interface MaskSaidTools {
  readonly context: MaskingContext;
  /** Finds an alias where it was said; undefined where none is called so. */
  readonly findAlias: (name: string) => Promise<AliasText | undefined>;
  /** Finds a custom action there; undefined where none is called so. */
  readonly findAction: (actionName: string) => Promise<Pick<CustomAction, 'definition'> | undefined>;
}

/** Masks what was said in a channel. */
export function maskSaidIn(at: Pick<CommandRecord, 'channel'>, text: string, context: MaskingContext & FindingContext): Promise<string> {
  return maskSaid(text, {
    context,
    findAlias: (name) => findAlias(at, { name }, context),
    findAction: async (actionName) => {
      const { surroundings } = context;
      const configurationName = surroundings.rulesOf(at.channel)?.configurationName;
      return configurationName === undefined ? undefined : (await surroundings.actions?.().find(actionName, configurationName))?.action;
    },
  });
}

/** Masks it. */
export async function maskSaid(text: string, tools: MaskSaidTools): Promise<string> {
  const { context } = tools;
  const action = await maskAction(text, tools);
  if (action !== undefined) return maskCommandText(action, context);
  const word = readAliasWord(text.trim());
  if (word?.kind !== 'run-alias' || word.said === '') return maskCommandText(text, context);
  const lead = text.trimEnd().slice(0, -word.said.length);
  const said = maskValues(word.said, await tools.findAlias(word.name), context);
  return maskCommandText(`${lead}${said}`, context);
}

// Match: action run rotate x, @aws actions run rotate 'x. Near miss: action run rotate, action show rotate x.
const RUN_WITH_VALUES = /^((?:@?aws\s+)?actions?\s+run\s+\S+\s+)\S/i;

/** Undefined where no action is run with values. */
async function maskAction(text: string, { context, findAction }: MaskSaidTools): Promise<string | undefined> {
  const said = text.trim();
  const [, lead] = RUN_WITH_VALUES.exec(said) ?? [];
  const word = lead === undefined ? undefined : readActionWord(said);
  if (lead === undefined || word === undefined) return undefined;
  if (word.kind !== 'run-action') return `${lead}${MASK}`;
  const { actionName, values } = word;
  if (values.size === 0) return undefined;
  const action = await findAction(actionName);
  const read = action === undefined ? undefined : readTemplate(textOfAction(action.definition, { hasRole: true }));
  if (read?.status !== 'read') return `${lead}${MASK}`;
  return maskWords(said, secretsAmong(values, listSecretVariables(read.steps, context)));
}

/** Where nobody can tell which value goes where, no value is shown. */
function maskValues(said: string, alias: AliasText | undefined, context: MaskingContext): string {
  const read = alias === undefined ? undefined : readTemplate(alias.commandText);
  if (read?.status !== 'read') return MASK;
  const given = readArguments(said, listVariables(read.steps));
  if (given.status === 'failed') return MASK;
  return maskWords(said, secretsAmong(given.values, listSecretVariables(read.steps, context)));
}

function secretsAmong(values: ReadonlyMap<string, string>, secretVariables: readonly string[]): ReadonlySet<string> {
  const secrets = [...values].flatMap(([name, value]) => (isSecretLabel(name) || secretVariables.includes(name) ? [value] : []));
  return new Set(secrets.filter((value) => value !== ''));
}

/** Masks the words that are one of the values, with or without its name before it. */
function maskWords(said: string, secrets: ReadonlySet<string>): string {
  const split = splitShellWords(said);
  if (split.status === 'failed') return MASK;
  const pieces: string[] = [];
  let from = 0;
  for (const { text, start, end } of split.words) {
    const name = text.slice(0, text.indexOf('=') + 1);
    if (!secrets.has(text) && !secrets.has(text.slice(name.length))) continue;
    pieces.push(said.slice(from, start), secrets.has(text) ? '' : name, MASK);
    from = end;
  }
  return [...pieces, said.slice(from)].join('');
}
