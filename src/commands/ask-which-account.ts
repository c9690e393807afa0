// Where a channel has several accounts: asks a person once which one they mean, keeps what they said meanwhile, and takes the answer.
import { findAccountCalled, type ChannelAccount } from '../domain/channel-account.ts';
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { Message } from '../messages/message.ts';
import { chooseAccount, preferAccount, rememberAccount } from './account-memory.ts';
import { findNeverAllowed } from './authorize/never-allowed/find-never-allowed.ts';
import { composeAccountChosen, composeAccountQuestion, composeUnknownAccount } from './compose/compose-accounts.ts';
import type { JudgingContext } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { parseCommand } from './parse/parse-command.ts';
import { readHalfCommand } from './parse/read-half-command.ts';
import { splitCommands } from './parse/split-commands.ts';
import { unwrapCommand } from './parse/unwrap-command.ts';
import { isActionRun } from './receive/read-action-word.ts';

/** How long the command is kept: as long as a half-made one. */
const KEPT_MS = 15 * 60_000;

/** What is kept of a command until its account is known. */
interface KeepingOptions {
  readonly isPart?: boolean;
  /** The words that came to the command, where they are to be heard again; the command itself unless given. */
  readonly kept?: string;
}

/** Asks where that is not known; undefined where nothing has to be asked. What is a part of an alias is not kept: the rest would be lost. */
export async function askWhichAccount(
  record: CommandRecord,
  said: string,
  context: JudgingContext & KeepingOptions,
): Promise<Message | undefined> {
  const accounts = accountsOf(record, context);
  if (accounts.length < 2) return undefined;
  const commands = readCommands(said, context);
  // What is no command, or never runs, is told first.
  if (commands?.some(isUndecided) !== true || commands.some(isNeverAllowed)) return undefined;
  if ((await chooseAccount(record, accounts, context)) !== undefined) return undefined;
  const text = unwrapCommand(said);
  const commandText = maskCommandText(text, context);
  const { isPart = false, kept = text } = context;
  const mayBeKept = !isPart && commandText === text && maskCommandText(kept, context) === kept;
  const expiresAt = mayBeKept ? await keep(record, kept, context) : undefined;
  return composeAccountQuestion({ accounts, commandText, expiresAt });
}

/** What a choice comes to: the command that waited for it, or an answer; undefined where no account of the channel is called so. */
export async function takeAccountChoice(
  record: CommandRecord,
  called: string,
  context: JudgingContext,
): Promise<{ readonly text: string } | { readonly message: Message } | undefined> {
  const account = findAccountCalled(accountsOf(record, context), called);
  if (account === undefined) return undefined;
  const draft = await context.store.records.drafts.find(channelKey(record.channel), record.person.userId);
  // A form asks for something else, and goes on asking.
  const isWaiting = draft !== undefined && draft.answerKey === undefined && draft.expiresAt > context.now();
  const waitingText = isWaiting && isWholeWord(draft.commandText, context) ? draft.commandText : undefined;
  const isTaken = await rememberAccount(record, account, { ...context, waitingText });
  return isTaken && waitingText !== undefined ? { text: waitingText } : { message: composeAccountChosen(account) };
}

/** Sets the account of commands that name none, or takes it back with an empty name; the refusal where there is none such. */
export async function setDefaultAccount(record: CommandRecord, called: string, context: JudgingContext): Promise<Message | undefined> {
  const accounts = accountsOf(record, context);
  const account = findAccountCalled(accounts, called);
  if (called !== '' && account === undefined) return composeUnknownAccount(called, accounts);
  await preferAccount(record, account?.accountId, context);
  return undefined;
}

function accountsOf({ channel }: CommandRecord, { surroundings }: JudgingContext): readonly ChannelAccount[] {
  return surroundings.rulesOf(channel)?.accounts ?? [];
}

function isWholeWord(kept: string, context: JudgingContext): boolean {
  return isActionRun(kept) || readCommands(kept, context) !== undefined;
}

/** The commands of a text; undefined where one of them is none. */
function readCommands(said: string, context: JudgingContext): readonly ParsedCommand[] | undefined {
  const texts = splitCommands(said, context);
  const commands = texts.flatMap((text) => readCommand(text, { isAlone: texts.length === 1 }, context) ?? []);
  return commands.length === texts.length ? commands : undefined;
}

/** A half-made command counts where it is alone: what it lacks is chosen among the things of its account. */
function readCommand(text: string, { isAlone }: { readonly isAlone: boolean }, context: JudgingContext): ParsedCommand | undefined {
  const outcome = parseCommand(text, context);
  if (outcome.status === 'parsed') return outcome.command;
  const { code, missing } = outcome.failure;
  const half = code === 'missing-arguments' && isAlone ? readHalfCommand(text, missing, context) : undefined;
  if (half === undefined) return undefined;
  const { service, operation, params, account } = half;
  return {
    service,
    operation,
    cliOperation: context.catalogue.service(service)?.operation(operation)?.cliName ?? '',
    params: Object.fromEntries(params),
    ...(account === undefined ? {} : { account }),
    output: { isPaginated: true },
    notes: [],
    text,
  };
}

function isUndecided({ account }: ParsedCommand): boolean {
  return account === undefined;
}

function isNeverAllowed(command: ParsedCommand): boolean {
  return findNeverAllowed(command) !== undefined;
}

async function keep({ channel, person }: CommandRecord, commandText: string, { store, now }: JudgingContext): Promise<Date> {
  const expiresAt = new Date(now().getTime() + KEPT_MS);
  await store.write(async ({ drafts }) => {
    await drafts.deleteExpired(now());
    await drafts.put({ channel, userId: person.userId, commandText, expiresAt });
  });
  return expiresAt;
}
