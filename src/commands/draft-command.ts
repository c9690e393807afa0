// Half-made commands: what a command lacks is asked for at once, with what there is to choose from; the answer completes it.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { ParseFailure } from '../domain/command.ts';
import type { Draft, MissingParameter } from '../domain/draft.ts';
import type { Message } from '../messages/message.ts';
import { CHOICES_TIMEOUT_MS, listChoices } from './choices/list-choices.ts';
import type { RememberedLists } from './choices/remembered-lists.ts';
import { composeDraftEnd } from './compose/compose-draft-end.ts';
import { composeMissing } from './compose/compose-missing.ts';
import type { JudgingContext } from './judge-command.ts';
import type { LookUpFor } from './look-up.ts';
import { completeHalfCommand } from './parse/complete-half-command.ts';
import { describeType } from './parse/describe-type.ts';
import { parseCommand } from './parse/parse-command.ts';
import { readHalfCommand, type HalfCommand } from './parse/read-half-command.ts';
import { chooseRegion } from './region-memory.ts';

/** How long a half-made command is kept: long enough to look something up, short enough to be remembered. */
export const DRAFT_LIFETIME_MS = 15 * 60_000;

/** What asking works with. */
export interface DraftTools {
  readonly context: JudgingContext;
  readonly lookUpFor: LookUpFor;
  readonly lists: RememberedLists;
}

/** Keeps a command that lacks parameters and asks for them; undefined where it may not be kept, or its failure is another one. */
export async function askForMissing(
  record: CommandRecord,
  { failure, text }: { readonly failure: ParseFailure; readonly text: string },
  tools: DraftTools,
): Promise<Message | undefined> {
  const { context } = tools;
  const half = failure.code === 'missing-arguments' ? readHalfCommand(text, failure.missing, context) : undefined;
  if (half === undefined) return undefined;
  const now = context.now();
  const { channel, person } = record;
  const expiresAt = new Date(now.getTime() + DRAFT_LIFETIME_MS);
  const draft: Draft = { channel, userId: person.userId, commandText: half.text, expiresAt };
  await context.store.write(async ({ drafts }) => {
    await drafts.deleteExpired(now);
    await drafts.put(draft);
  });
  return composeMissing({ commandText: half.text, missing: await listMissing(record, half, tools), expiresAt });
}

async function listMissing(
  record: CommandRecord,
  half: HalfCommand,
  { context, lookUpFor, lists }: DraftTools,
): Promise<readonly MissingParameter[]> {
  const { surroundings, timeout } = context;
  const signal = timeout(CHOICES_TIMEOUT_MS);
  const channelRegion = surroundings.rulesOf(record.channel)?.defaultRegion ?? '';
  const region = half.region ?? (await chooseRegion(record, channelRegion, context)).region;
  const account = await surroundings.findAccount(signal);
  const owner = [
    channelKey(record.channel),
    record.person.userId,
    account.kind,
    account.kind === 'unknown' ? '' : account.accountId,
    region,
  ];
  const lookUp = lists.remember(lookUpFor(record, region), owner);
  return Promise.all(
    half.missing.map(async ({ name, member }) => ({
      name,
      type: describeType(member),
      choices: await listChoices({ service: half.service, operation: half.operation, member }, { lookUp, signal }),
    })),
  );
}

/** What a text makes of the draft of whoever says it: the completed command; undefined where it is a command by itself, or there is no draft. */
export async function completeDraft(record: CommandRecord, said: string, context: JudgingContext): Promise<string | undefined> {
  const draft = await findDraft(record, context);
  if (draft === undefined) return undefined;
  const own = parseCommand(said, context);
  if (own.status === 'parsed') return undefined;
  const outcome = parseCommand(draft.commandText, context);
  const half = outcome.status === 'failed' ? readHalfCommand(draft.commandText, outcome.failure.missing, context) : undefined;
  const completion = half === undefined ? undefined : completeHalfCommand(half, said);
  if (completion === undefined) return undefined;
  // What begins like a command is one that has a mistake, and no value.
  if (!completion.isNamed && own.failure.code !== 'unknown-service') return undefined;
  await dropDraft(record, context);
  return completion.text;
}

/** Ends the draft of whoever says so; the answer tells whether there was one. */
export async function cancelDraft(record: CommandRecord, context: JudgingContext): Promise<Message> {
  const draft = await findDraft(record, context);
  await dropDraft(record, context);
  return composeDraftEnd(draft?.commandText);
}

async function findDraft({ channel, person }: CommandRecord, { store, now }: JudgingContext): Promise<Draft | undefined> {
  const draft = await store.records.drafts.find(channelKey(channel), person.userId);
  return draft !== undefined && draft.expiresAt > now() ? draft : undefined;
}

async function dropDraft({ channel, person }: CommandRecord, { store }: JudgingContext): Promise<void> {
  await store.write(({ drafts }) => drafts.delete(channelKey(channel), person.userId));
}
