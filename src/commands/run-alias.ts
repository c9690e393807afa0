// From the name of an alias and the values for its variables to the commands that it comes to: those that are known at once, and those that
// take values from the answers before them. From there on they are commands like any others.
import type { AliasText } from '../domain/alias.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { CommandTail, StepTemplate } from '../domain/command-template.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import type { Message } from '../messages/message.ts';
import { ALIAS_FORM_LIFETIME_MS, refuseUnknown } from './answer-alias-word.ts';
import { findAskedFor } from './choices-of-variables.ts';
import { composeAliasRefusal, composeMissingValues } from './compose/compose-alias.ts';
import { findAlias } from './find-alias.ts';
import type { JudgingContext } from './judge-command.ts';
import type { AskingTools } from './list-asked.ts';
import { maskCommandText } from './mask-command-text.ts';
import { joinCommands } from './parse/split-commands.ts';
import { fillVariablesOf, showStep, writeSteps } from './parse/template/fill-template.ts';
import { listSecretVariables } from './parse/template/find-literal-secret.ts';
import { readArguments } from './parse/template/read-arguments.ts';
import { listVariables, readTemplate, slotsOf } from './parse/template/read-template.ts';
import type { AliasIntent } from './receive/read-alias-word.ts';

/** What running it comes to. */
export type AliasRun =
  | { readonly kind: 'told'; readonly message: Message }
  | { readonly kind: 'command'; readonly text: string; readonly tail?: CommandTail };

type RunIntent = Extract<AliasIntent, { readonly kind: 'run-alias' }>;

/** Finds the commands, or asks for what they lack; that it is run is on record when this resolves. */
export async function runAlias(record: CommandRecord, { name, said }: RunIntent, tools: AskingTools): Promise<AliasRun> {
  const { context } = tools;
  const alias = await findAlias(record, { name }, context);
  if (alias === undefined) return { kind: 'told', message: await refuseUnknown(record, name, context) };
  const read = readTemplate(alias.commandText);
  if (read.status === 'failed') return refuse([`What it stands for cannot be read: ${read.fault}`]);
  const variables = listVariables(read.steps);
  const given = readArguments(said, variables);
  if (given.status === 'failed') return refuse(given.problems);
  const filled = fillVariablesOf(read.steps, (variable) => given.values.get(variable));
  if (filled.status === 'refused') return refuse([filled.message]);
  if (given.missing.length > 0) {
    const secrets = listSecretVariables(read.steps, context);
    const message = await askFor(record, { alias, ...given, variables, secrets, steps: filled.filled }, tools);
    return { kind: 'told', message };
  }
  const run = toRun({ aliasName: alias.name, doneCount: 0, steps: filled.filled });
  if (run.kind === 'command') await recordRun(record, { alias, steps: filled.filled }, context);
  return run;
}

/** Goes on with what is left of one. */
export async function goOnWithAlias(record: CommandRecord, tail: CommandTail, context: JudgingContext): Promise<AliasRun> {
  const run = toRun(tail);
  if (run.kind === 'command') await recordRun(record, { alias: { name: tail.aliasName }, steps: tail.steps }, context);
  return run;
}

/** Those at the beginning that need nothing more are run, or wait, together; the rest follows. */
function toRun({ aliasName, doneCount, steps }: CommandTail): AliasRun {
  const open = steps.findIndex((step) => slotsOf([step]).length > 0);
  const known = open === -1 ? steps : steps.slice(0, open);
  const written = writeSteps(known);
  if (written.status === 'refused') return refuse([written.message]);
  const rest = steps.slice(known.length);
  const tail = rest.length === 0 ? {} : { tail: { aliasName, doneCount, steps: rest } };
  return { kind: 'command', text: joinCommands(written.filled), ...tail };
}

interface Given {
  readonly alias: AliasText;
  readonly steps: readonly StepTemplate[];
  readonly values: ReadonlyMap<string, string>;
  readonly missing: readonly string[];
  readonly variables: readonly string[];
  /** Those whose values are secrets, as what they are for says. */
  readonly secrets: readonly string[];
}

/** What was given goes along in the form, unless it is a secret: then all is asked for once more. */
async function askFor(
  record: CommandRecord,
  { alias, steps, values, missing, variables, secrets }: Given,
  tools: AskingTools,
): Promise<Message> {
  const { context } = tools;
  const given = [...values].map(([name, value]) => ` --${name}='${value.replaceAll("'", String.raw`'\''`)}'`).join('');
  const isNamedSecret = [...values.keys()].some((name) => isSecretLabel(name) || secrets.includes(name));
  const isSecret = isNamedSecret || maskCommandText(given, context) !== given;
  const expiresAt = new Date(context.now().getTime() + ALIAS_FORM_LIFETIME_MS);
  const wanted = isSecret ? variables : missing;
  return composeMissingValues({
    alias,
    missing: wanted,
    known: await findAskedFor(record, steps, { ...tools, missing: wanted }),
    command: `run ${alias.name}${isSecret ? '' : given}`,
    expiresAt,
  });
}

async function recordRun(
  { id: commandId, person, channel }: CommandRecord,
  { alias, steps }: { readonly alias: Partial<AliasText>; readonly steps: readonly StepTemplate[] },
  context: JudgingContext,
): Promise<void> {
  const { newId, now, store } = context;
  const commands = steps.map((step) => maskCommandText(showStep(step), context));
  const { name, scope } = alias;
  const detail = { name, ...(scope === undefined ? {} : { scope }), commands };
  await store.write(({ auditEvents }) =>
    auditEvents.append({ id: newId(), kind: 'alias.run', at: now(), commandId, person, channel, detail }),
  );
}

function refuse(sentences: readonly string[]): AliasRun {
  return { kind: 'told', message: composeAliasRefusal(sentences) };
}
