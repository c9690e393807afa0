// Answers what people say about aliases: makes, shows, changes and takes them away. Any member may in their channel; what counts further is
// for administrators, and what the configuration file says is changed there.
import {
  ALIAS_COMMAND_MAX_LENGTH,
  ALIASES_PER_SCOPE_MAX,
  aliasScopeKey,
  type Alias,
  type AliasScope,
  type AliasText,
} from '../domain/alias.ts';
import type { AuditEventKind } from '../domain/audit-event.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { nearestNames } from '../lib/nearest-names.ts';
import { isSecretLabel } from '../lib/secret-names.ts';
import type { Message } from '../messages/message.ts';
import type { RecordWriters } from '../storage/store.ts';
import {
  composeAliasCreation,
  composeAliasDeleted,
  composeAliasEdit,
  composeAliasList,
  composeAliasRefusal,
  composeAliasShown,
} from './compose/compose-alias.ts';
import { composeHelp } from './compose/compose-help.ts';
import { findAlias, isMade, listAliases, type FoundAlias } from './find-alias.ts';
import type { JudgingContext } from './judge-command.ts';
import { LOOKED_UP_COMMANDS } from './looked-up-commands.ts';
import { findTemplateFault } from './parse/template/check-template.ts';
import { holdsLiteralSecret, listSecretVariables } from './parse/template/find-literal-secret.ts';
import { listVariables, readTemplate } from './parse/template/read-template.ts';
import type { AliasIntent } from './receive/read-alias-word.ts';

/** How long a form for an alias is open: as long as it takes to look something up. */
export const ALIAS_FORM_LIFETIME_MS = 15 * 60_000;

const NO_CONFIGURATION = 'This channel is in no enabled channel configuration, so nothing is run here.';
const ADMINISTRATORS_ONLY = 'Only an administrator makes or changes what counts in more than one channel. Leave --scope out for this one.';
const SECRET = 'A secret is written in it, and everybody here sees what an alias stands for. Put a $variable in its place.';

type OtherIntent = Exclude<AliasIntent, { readonly kind: 'run-alias' }>;

/** Answers it. */
export async function answerAliasWord(record: CommandRecord, intent: OtherIntent, context: JudgingContext): Promise<Message> {
  switch (intent.kind) {
    case 'alias-help':
      return composeHelp([], 'aliases');
    case 'alias-mistake':
      return composeAliasRefusal(intent.problems);
    case 'list-aliases':
      return composeAliasList(await listAliases(record, context));
    case 'show-alias': {
      const found = await findAlias(record, intent, context);
      return found === undefined ? refuseUnknown(record, intent.name, context) : show(found);
    }
    default:
      if (context.surroundings.rulesOf(record.channel) === undefined) return composeAliasRefusal([NO_CONFIGURATION]);
      return intent.kind === 'create-alias' ? create(record, intent, context) : change(record, intent, context);
  }
}

/** Composes that none is called so, with those that may be meant. */
export async function refuseUnknown(record: CommandRecord, name: string, context: JudgingContext): Promise<Message> {
  const names = (await listAliases(record, context)).map((alias) => alias.name);
  return composeAliasRefusal(['No alias of this channel is called so. "alias list" shows those there are.'], nearestNames(name, names));
}

function show(alias: FoundAlias, title?: string): Message {
  const read = readTemplate(alias.commandText);
  return composeAliasShown({ ...alias, variables: read.status === 'read' ? listVariables(read.steps) : [] }, title);
}

/** What is wrong with a command for an alias; undefined where nothing is. */
function findFault(commandText: string, context: JudgingContext): string | undefined {
  const { length } = commandText;
  if (length > ALIAS_COMMAND_MAX_LENGTH) {
    return `What an alias stands for has at most ${ALIAS_COMMAND_MAX_LENGTH} characters; this has ${length}.`;
  }
  const read = readTemplate(commandText);
  if (read.status === 'failed') return read.fault;
  if (holdsLiteralSecret(read.steps, context)) return SECRET;
  const unnamed = listSecretVariables(read.steps, context).find((variable) => !isSecretLabel(variable));
  if (unnamed !== undefined) return tellToName(unnamed);
  // Each of these is a message of its own.
  const isAlone = read.steps.length === 1;
  return findTemplateFault(read.steps, { ...context, isLookedUp: (called) => isAlone && LOOKED_UP_COMMANDS.has(called) });
}

/** Whoever runs it says the value, and only its name tells that it is one to be masked. */
function tellToName(variable: string): string {
  return `$${variable} stands where a secret does. Call it so, such as $password or $secret: then what is given for it by name is kept and shown nowhere.`;
}

function mayChange(scope: AliasScope, { channel, person }: CommandRecord, { surroundings }: JudgingContext): boolean {
  if (scope === 'channel') return true;
  const { roles } = surroundings;
  return roles?.isAdministrator(person) ?? surroundings.rulesOf(channel)?.control?.administrators.includes(person.userId) ?? false;
}

type Creation = Extract<AliasIntent, { readonly kind: 'create-alias' }>;

async function create(record: CommandRecord, { name, commandText, scope }: Creation, context: JudgingContext): Promise<Message> {
  if (!mayChange(scope, record, context)) return composeAliasRefusal([ADMINISTRATORS_ONLY]);
  if (name === undefined || commandText === undefined) {
    const isAdministrator = mayChange('all', record, context);
    return composeAliasCreation({ ...(name === undefined ? {} : { name }), isAdministrator, expiresAt: endOfForm(context) });
  }
  const fault = findFault(commandText, context);
  if (fault !== undefined) return composeAliasRefusal([fault]);
  const before = await findAlias(record, { name }, context);
  if (before !== undefined) return composeAliasRefusal([tellTaken(before)], [before.name]);
  const { channel, person } = record;
  const alias: Alias = { name, commandText, scope, managedBy: 'chat', channel, createdBy: person, createdAt: context.now() };
  const outcome = await context.store.write(async (records): Promise<'full' | 'taken' | 'made'> => {
    const key = aliasScopeKey(scope, channel);
    // Of two at once the first has the name.
    if ((await records.aliases.find(key, name)) !== undefined) return 'taken';
    if ((await records.aliases.list(key)).length >= ALIASES_PER_SCOPE_MAX) return 'full';
    await records.aliases.put(alias);
    await append(records, { record, kind: 'alias.created', detail: describe(alias) }, context);
    return 'made';
  });
  if (outcome === 'taken') return composeAliasRefusal([tellTaken(alias)], [name]);
  if (outcome === 'full') return composeAliasRefusal([`There are ${ALIASES_PER_SCOPE_MAX} already; delete one that nobody runs.`]);
  return show(alias, `The alias ${name} is made`);
}

function tellTaken({ name, managedBy }: AliasText): string {
  if (managedBy === 'file') return `The configuration file has an alias ${name}; it is changed there.`;
  return `There is an alias ${name} already. "alias edit ${name} COMMAND" puts another command in its place.`;
}

type Change = Extract<AliasIntent, { readonly kind: 'edit-alias' | 'delete-alias' }>;

async function change(record: CommandRecord, intent: Change, context: JudgingContext): Promise<Message> {
  const found = await findAlias(record, intent, context);
  if (found === undefined) return refuseUnknown(record, intent.name, context);
  if (!isMade(found)) return composeAliasRefusal([tellTaken(found)]);
  if (!mayChange(found.scope, record, context)) return composeAliasRefusal([ADMINISTRATORS_ONLY]);
  return intent.kind === 'delete-alias'
    ? remove(record, found, context)
    : edit(record, { found, commandText: intent.commandText }, context);
}

async function edit(
  record: CommandRecord,
  { found, commandText }: { readonly found: Alias; readonly commandText: string | undefined },
  context: JudgingContext,
): Promise<Message> {
  if (commandText === undefined) return composeAliasEdit(found, endOfForm(context));
  const fault = findFault(commandText, context);
  if (fault !== undefined) return composeAliasRefusal([fault]);
  const key = aliasScopeKey(found.scope, found.channel);
  const edited = await context.store.write(async (records) => {
    const before = await records.aliases.find(key, found.name);
    if (before === undefined) return undefined;
    const after: Alias = { ...before, commandText, editedBy: record.person, editedAt: context.now() };
    await records.aliases.put(after);
    await append(records, { record, kind: 'alias.edited', detail: { before: describe(before), after: describe(after) } }, context);
    return after;
  });
  return edited === undefined ? refuseUnknown(record, found.name, context) : show(edited, `The alias ${found.name} is changed`);
}

async function remove(record: CommandRecord, { scope, channel, name }: Alias, context: JudgingContext): Promise<Message> {
  const taken = await context.store.write(async (records) => {
    const alias = await records.aliases.take(aliasScopeKey(scope, channel), name);
    if (alias !== undefined) await append(records, { record, kind: 'alias.deleted', detail: describe(alias) }, context);
    return alias;
  });
  return taken === undefined ? refuseUnknown(record, name, context) : composeAliasDeleted(taken);
}

function endOfForm({ now }: JudgingContext): Date {
  return new Date(now().getTime() + ALIAS_FORM_LIFETIME_MS);
}

function describe({ name, scope, commandText }: AliasText): Readonly<Record<string, unknown>> {
  return { name, scope, commandText };
}

async function append(
  { auditEvents }: RecordWriters,
  {
    record,
    kind,
    detail,
  }: { readonly record: CommandRecord; readonly kind: AuditEventKind; readonly detail: Readonly<Record<string, unknown>> },
  { newId, now }: JudgingContext,
): Promise<void> {
  const { id: commandId, person, channel } = record;
  await auditEvents.append({ id: newId(), kind, at: now(), commandId, person, channel, detail });
}
