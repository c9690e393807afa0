// Answers `stop CODE`: ends what goes on in a channel, a command in the background or a watch. Only whoever asked for it may.
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import type { Watch } from '../domain/watch.ts';
import type { Message } from '../messages/message.ts';
import type { BackgroundRun, BackgroundRuns } from './background/background-runs.ts';
import { RUN_MAX_MS } from './background/background-runs.ts';
import { composeStopAsked, composeStopRefused } from './compose/compose-stop.ts';
import { composeWatch, composeWatchEnd } from './compose/compose-watch.ts';
import type { CommandsContext } from './context.ts';
import { recordStep } from './record/record-step.ts';
import { toAuditEvent } from './watch/watch-audit.ts';

/** What stopping needs. */
export interface StopContext {
  readonly context: CommandsContext;
  readonly runs: BackgroundRuns;
  readonly show: (watch: Watch, message: Message) => void;
  /** Lets the other nodes know that one of them is to stop what it runs; absent where there are none. */
  readonly stopElsewhere?: ((channelKey: string, code: string) => void) | undefined;
}

/** Stops what goes on under a code; what became of it is the answer. */
export async function stopWork(record: CommandRecord, code: string, stopping: StopContext): Promise<Message> {
  const { context, runs } = stopping;
  const run = runs.find(record.channel, code);
  if (run !== undefined) return stopRun(record, run, stopping);
  const watch = await context.store.records.watches.findOpen(channelKey(record.channel), code);
  if (watch?.status === 'running') return stopWatch(record, watch, stopping);
  const elsewhere = await findElsewhere(record, code, stopping);
  return elsewhere === undefined ? refuse(record, context) : askToStop(record, { ...elsewhere, code }, stopping);
}

interface RunElsewhere {
  readonly record: CommandRecord;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** More commands than this do not go on within the time that one may take. */
const LOOKED_BACK = 200;

/** Finds what another node runs: the audit log says that it goes on, and under which code. */
async function findElsewhere(
  { channel }: CommandRecord,
  code: string,
  { context, stopElsewhere }: StopContext,
): Promise<RunElsewhere | undefined> {
  if (stopElsewhere === undefined) return undefined;
  const { auditEvents, commands } = context.store.records;
  const since = new Date(context.now().getTime() - RUN_MAX_MS);
  const events = await auditEvents.list({ kinds: ['command.continued'], since, limit: LOOKED_BACK });
  const event = events.find(
    (each) => each.detail['code'] === code && each.channel !== undefined && channelKey(each.channel) === channelKey(channel),
  );
  const found = event?.commandId === undefined ? undefined : await commands.find(event.commandId);
  return event === undefined || found?.status !== 'executing' ? undefined : { record: found, detail: event.detail };
}

/** Its node ends the call, and tells what came of it. */
async function askToStop(
  record: CommandRecord,
  { record: running, detail, code }: RunElsewhere & { readonly code: string },
  { context, stopElsewhere }: StopContext,
): Promise<Message> {
  if (running.person.userId !== record.person.userId) return refuse(record, context, running);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
  const stopped = { record: running, from: 'executing', to: 'executing', kinds: ['command.stopped'], detail } as const;
  await recordStep(context, { ...stopped, by: record.person });
  stopElsewhere?.(channelKey(record.channel), code);
  return composeStopAsked();
}

async function stopRun(record: CommandRecord, run: BackgroundRun, { context, runs }: StopContext): Promise<Message> {
  if (run.record.person.userId !== record.person.userId) return refuse(record, context, run.record);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: [], detail: {} });
  const stopped = { record: run.record, from: 'executing', to: 'executing', kinds: ['command.stopped'], detail: run.detail } as const;
  // Where the answer came first there is nothing to stop, and it is the answer to this as well.
  await recordStep(context, { ...stopped, by: record.person });
  return runs.stop(run);
}

/** Its next round finds that it has ended. */
async function stopWatch(record: CommandRecord, watch: Watch, { context, show }: StopContext): Promise<Message> {
  if (watch.person.userId !== record.person.userId) return refuse(record, context, { id: watch.commandId, person: watch.person });
  const finishedAt = context.now();
  const ended: Watch = { ...watch, status: 'stopped', finishedAt };
  let hasEnded = false;
  await recordStep(context, {
    record,
    from: 'received',
    to: 'answered',
    kinds: [],
    detail: {},
    async alongside({ watches, auditEvents }) {
      hasEnded = await watches.advance(watch.id, 'running', { status: 'stopped', finishedAt });
      if (!hasEnded) return;
      const event = toAuditEvent(ended, 'watch.ended', { end: 'stopped' });
      await auditEvents.append({ ...event, person: record.person, id: context.newId(), at: finishedAt });
    },
  });
  if (!hasEnded) return composeStopRefused(undefined);
  const shown = { watch: ended, now: finishedAt };
  show(ended, composeWatch(shown));
  return composeWatchEnd(shown);
}

async function refuse(record: CommandRecord, context: CommandsContext, owned?: Pick<CommandRecord, 'id' | 'person'>): Promise<Message> {
  const [kind, detail] =
    owned === undefined
      ? (['command.rejected', { code: 'nothing-to-stop' }] as const)
      : (['command.denied', { because: { rule: 'not-the-requester' }, waitingCommandId: owned.id }] as const);
  await recordStep(context, { record, from: 'received', to: 'answered', kinds: [kind], detail });
  return composeStopRefused(owned?.person);
}
