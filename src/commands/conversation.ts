// What is said between commands: parameters that come one after the other, and words about the conversation itself.
import type { ActionPress } from '../domain/action-press.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { CommandTail } from '../domain/command-template.ts';
import { partitionOfRegion } from '../domain/partition.ts';
import type { Message } from '../messages/message.ts';
import { answerActionWord } from './answer-action-word.ts';
import { answerAliasWord } from './answer-alias-word.ts';
import { answerCareWord } from './answer-care-word.ts';
import { answerRoleWord } from './answer-role-word.ts';
import { setDefaultAccount, takeAccountChoice } from './ask-which-account.ts';
import { RememberedLists } from './choices/remembered-lists.ts';
import { composeUnknownAccount } from './compose/compose-accounts.ts';
import { composeNoDraft } from './compose/compose-draft-end.ts';
import { composeUnknownRegion } from './compose/compose-preferences.ts';
import { askForMissing, cancelDraft, completeDraft, guide, type DraftTools } from './draft-command.ts';
import { goOnWithPress } from './go-on-with-press.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { preferRegion, rememberRegion } from './region-memory.ts';
import type { Intent } from './receive/read-intent.ts';
import { isActionWord, readActionWord, type ActionIntent } from './receive/read-action-word.ts';
import { isAliasWord, type AliasIntent } from './receive/read-alias-word.ts';
import { isCareWord, type CareIntent } from './receive/read-care-word.ts';
import type { RoleIntent } from './receive/read-role-word.ts';
import { runAlias } from './run-alias.ts';
import { setChannelPreferences } from './set-channel-preferences.ts';
import { tellPreferences } from './tell-preferences.ts';

/** What a text comes to. */
export type Heard =
  /** Of a custom action (`press`) the command waits for a word, and says nothing for those after it; `again` asks for its values anew. */
  | { readonly kind: 'command'; readonly text: string; readonly tail?: CommandTail; readonly press?: ActionPress; readonly again?: string }
  | { readonly kind: 'told'; readonly message: Message };

/** What is heard here. */
type ConversationIntent = Extract<
  Intent,
  {
    kind:
      | 'drop'
      | 'complete'
      | 'command'
      | 'preferences'
      | 'set-channel-preferences'
      | 'set-default-region'
      | 'choose-account'
      | 'set-default-account'
      | RoleIntent['kind']
      | CareIntent['kind']
      | ActionIntent['kind']
      | AliasIntent['kind'];
  }
>;

/** A conversation with everybody; what it remembers is in the store. */
export interface Conversation {
  /** Makes of a text the command that it gives or completes, or the answer to it. */
  hear(record: CommandRecord, intent: ConversationIntent): Promise<Heard>;
  /** Asks back in the name of a command. */
  askBack(record: CommandRecord): NonNullable<JudgingContext['askBack']>;
  /** Remembers what an allowed command says for those after it. Several of one message say nothing for each other. */
  remember(record: CommandRecord, command: ParsedCommand): Promise<void>;
}

/** Makes it. */
export function createConversation(context: JudgingContext, lookUpFor: LookUpFor, showUpdated: DraftTools['showUpdated']): Conversation {
  const tools = { context, lookUpFor, showUpdated, lists: new RememberedLists(context.now) };
  return {
    async hear(record, intent) {
      if (intent.kind === 'preferences') return { kind: 'told', message: await tellPreferences(record, context) };
      if (intent.kind === 'set-channel-preferences') return { kind: 'told', message: await setChannelPreferences(record, intent, context) };
      if (isActionWord(intent)) return answerActionWord(record, intent, tools);
      if (isAliasWord(intent)) return hearAliasWord(record, intent, tools);
      if (isCareWord(intent)) return { kind: 'told', message: await answerCareWord(record, intent, context) };
      if (intent.kind === 'set-default-region') return { kind: 'told', message: await setDefaultRegion(record, intent.region, context) };
      if (intent.kind === 'set-default-account') return { kind: 'told', message: await tellDefaultAccount(record, intent.called, context) };
      if (isRoleWord(intent)) return { kind: 'told', message: await answerRoleWord(record, intent, context.surroundings) };
      if (intent.kind === 'choose-account') return hearChoice(record, intent, tools);
      if (intent.kind === 'drop') return { kind: 'told', message: await cancelDraft(record, tools) };
      return hearCommand(record, intent, tools);
    },
    async remember(record, { region }) {
      if (region === undefined) return;
      // A Region that cannot be remembered keeps no command from running: the next one says where it goes.
      await rememberRegion(record, region, context).catch((error: unknown) => {
        context.logger.warn({ error, commandId: record.id }, 'a Region could not be remembered');
      });
    },
    askBack: (record) => (mistake) => askForMissing(record, mistake, tools),
  };
}

async function hearAliasWord(record: CommandRecord, intent: AliasIntent, tools: DraftTools): Promise<Heard> {
  if (intent.kind === 'run-alias') return runAlias(record, intent, tools);
  return { kind: 'told', message: await answerAliasWord(record, intent, tools.context) };
}

function isRoleWord(intent: ConversationIntent): intent is RoleIntent {
  return intent.kind === 'switch-role' || intent.kind === 'clear-role' || intent.kind === 'user-roles';
}

async function hearCommand(
  record: CommandRecord,
  { kind, text }: { readonly kind: 'command' | 'complete'; readonly text: string },
  tools: DraftTools,
): Promise<Heard> {
  const completed = await completeDraft(record, text, tools);
  if (completed === undefined && kind === 'complete') return { kind: 'told', message: composeNoDraft() };
  const press = completed === undefined ? undefined : await goOnWithPress(record, completed, tools.context);
  const whole = completed?.text ?? text;
  const message = await guide(record, whole, tools);
  return message === undefined ? { kind: 'command', text: whole, ...(press === undefined ? {} : { press }) } : { kind: 'told', message };
}

/** `account` is a service of AWS too: what is no account of the channel is a command of that. */
async function hearChoice(
  record: CommandRecord,
  { called, text }: { readonly called: string; readonly text: string },
  tools: DraftTools,
): Promise<Heard> {
  const { context } = tools;
  const taken = await takeAccountChoice(record, called, context);
  if (taken === undefined)
    return ACCOUNT_ID.test(called) ? tellUnknown(record, called, context) : hearCommand(record, { kind: 'command', text }, tools);
  if ('message' in taken) return { kind: 'told', message: taken.message };
  const action = readActionWord(taken.text);
  if (action !== undefined) return answerActionWord(record, action, tools);
  const message = await guide(record, taken.text, tools);
  return message === undefined ? { kind: 'command', text: taken.text } : { kind: 'told', message };
}

// Match: 123456789012. Near miss: 1234-5678-9012.
const ACCOUNT_ID = /^\d{12}$/;

function tellUnknown(record: CommandRecord, called: string, { surroundings }: JudgingContext): Heard {
  return { kind: 'told', message: composeUnknownAccount(called, surroundings.rulesOf(record.channel)?.accounts ?? []) };
}

async function tellDefaultAccount(record: CommandRecord, called: string | undefined, context: JudgingContext): Promise<Message> {
  const refused = called === undefined ? undefined : await setDefaultAccount(record, called, context);
  if (refused !== undefined) return refused;
  const title =
    called === undefined ? 'Your default account' : called === '' ? 'Your default account is taken back' : 'Your default account is set';
  return tellPreferences(record, context, title);
}

async function setDefaultRegion(record: CommandRecord, region: string | undefined, context: JudgingContext): Promise<Message> {
  if (region === undefined) return tellPreferences(record, context, 'Your default Region');
  if (region !== '' && partitionOfRegion(region) === undefined) return composeUnknownRegion(region);
  await preferRegion(record, region === '' ? undefined : region, context);
  return tellPreferences(record, context, region === '' ? 'Your default Region is taken back' : 'Your default Region is set');
}
