// Begins a watch: what somebody waits for, or the work of another command that somebody follows.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { nameOfCredentials, type CredentialsName } from '../domain/role-session.ts';
import type { Watch } from '../domain/watch.ts';
import type { Message } from '../messages/message.ts';
import type { RecordWriters } from '../storage/store.ts';
import type { CommandPlace } from './command-place.ts';
import { composeFailure } from './compose/compose-failure.ts';
import { composeWatch } from './compose/compose-watch.ts';
import { composeWatchRefusal, type WatchRefusal } from './compose/compose-watch-refusal.ts';
import type { CommandsContext } from './context.ts';
import type { GivenWord } from './given-word.ts';
import type { JudgedCommand } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { recordStep } from './record/record-step.ts';
import { describeWatch } from './watch/watch-audit.ts';
import { OFFER_LIFETIME_MS, WATCHES_PER_CHANNEL_MAX, WATCHES_PER_PERSON_MAX } from './watch/watch-limits.ts';

/** What beginning works with. */
export interface WatchContext {
  readonly context: CommandsContext;
  /** Chooses a code under which nothing of the channel goes on. */
  readonly chooseCode: (record: CommandRecord) => Promise<string>;
  /** A watch runs from now on. */
  readonly onBegun: (watch: Watch) => void;
  /** The word that lets it begin, where it waited for one. */
  readonly word?: GivenWord | undefined;
}

/** Waits for what a command waits for; its answer shows how far it has come. */
export async function beginWait(record: CommandRecord, judged: JudgedCommand, watching: WatchContext): Promise<Message> {
  const { context, chooseCode } = watching;
  if (judged.decision.isMutating) return refuse(record, 'not-read-only', watching);
  const watch = makeWatch(record, judged, { status: 'running', code: await chooseCode(record), context });
  return begin(record, { watch, write: ({ watches }) => watches.insert(watch) }, watching);
}

/** Follows what was offered under a code, in the name of whoever says so. */
export async function beginFollowing(record: CommandRecord, code: string, watching: WatchContext): Promise<Message> {
  const { context } = watching;
  const offered = await context.store.records.watches.findOpen(channelKey(record.channel), code);
  const isTooOld = offered === undefined || context.now().getTime() - offered.startedAt.getTime() > OFFER_LIFETIME_MS;
  if (offered?.status !== 'offered' || isTooOld) return refuse(record, 'nothing-to-follow', watching);
  const { id: commandId, person, idempotencyKey: answerKey } = record;
  const change = { status: 'running', commandId, person, answerKey, ...threadOf(record), startedAt: context.now() } as const;
  const write = async ({ watches }: RecordWriters): Promise<void> => {
    if (!(await watches.advance(offered.id, 'offered', change))) throw new Refused('nothing-to-follow');
  };
  return begin(record, { watch: { ...offered, ...change }, write }, watching);
}

/** What a watch is made with, beside the command that asks for it. */
export interface WatchSettings {
  readonly status: 'offered' | 'running';
  readonly code: string;
  readonly context: CommandsContext;
  /** The work that is followed, and what is asked about it. */
  readonly following?: { readonly work: string; readonly commandText: string };
}

/** Makes a watch in the name of a command that was judged. */
export function makeWatch(
  record: CommandRecord,
  { command, place }: Pick<JudgedCommand, 'command' | 'place'>,
  { status, code, context, following }: WatchSettings,
): Watch {
  const { region, accountId, accountName } = place;
  return {
    id: context.newId(),
    commandId: record.id,
    channel: record.channel,
    ...threadOf(record),
    person: record.person,
    code,
    status,
    startedAt: context.now(),
    answerKey: record.idempotencyKey,
    subject: {
      commandText: command.text,
      requestText: maskCommandText(command.text, context),
      region,
      accountId,
      ...(accountName === undefined ? {} : { accountName }),
      credentials: nameOfPlace(place),
      ...following,
    },
  };
}

function threadOf({ threadMessageId }: CommandRecord): Pick<Watch, 'threadMessageId'> {
  return threadMessageId === undefined ? {} : { threadMessageId };
}

/** Nothing is watched where nothing runs. */
function nameOfPlace({ credentials }: CommandPlace): CredentialsName {
  const name = nameOfCredentials(credentials);
  if (name === 'none') throw new RangeError('a command without an account is not watched');
  return name;
}

/** Leaves the unit without a trace of it. */
class Refused extends Error {
  readonly refusal: WatchRefusal;

  constructor(refusal: WatchRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

async function begin(
  record: CommandRecord,
  { watch, write }: { readonly watch: Watch; readonly write: (records: RecordWriters) => Promise<void> },
  watching: WatchContext,
): Promise<Message> {
  const { context, onBegun, word } = watching;
  const detail = describeWatch(watch);
  const alongside = async (records: RecordWriters): Promise<void> => {
    refuseTooMany(await records.watches.listRunning(), watch);
    await write(records);
  };
  try {
    const kinds = [...(word?.kinds ?? []), 'watch.started'] as const;
    const step = { record, from: record.status, to: 'answered', kinds, detail, alongside } as const;
    if (!(await recordStep(context, step))) return composeFailure('not-run', record.id);
  } catch (error) {
    if (error instanceof Refused) return refuse(record, error.refusal, watching);
    throw error;
  }
  context.metrics.commandEnded('watched');
  word?.onBegun();
  onBegun(watch);
  return composeWatch({ watch, now: context.now() });
}

function refuseTooMany(running: readonly Watch[], { channel, person }: Watch): void {
  const key = channelKey(channel);
  if (running.filter((other) => other.person.userId === person.userId).length >= WATCHES_PER_PERSON_MAX)
    throw new Refused('too-many-of-yours');
  if (running.filter((other) => channelKey(other.channel) === key).length >= WATCHES_PER_CHANNEL_MAX) throw new Refused('too-many-here');
}

async function refuse(record: CommandRecord, refusal: WatchRefusal, { context, word }: WatchContext): Promise<Message> {
  const kinds = [...(word?.kinds ?? []), 'command.rejected'] as const;
  const step = { record, from: record.status, to: 'answered', kinds, detail: { code: refusal } } as const;
  if (!(await recordStep(context, step))) return composeFailure('not-run', record.id);
  // The card is answered, whatever came of that.
  word?.onBegun();
  context.metrics.commandEnded('rejected');
  return composeWatchRefusal(refusal);
}
