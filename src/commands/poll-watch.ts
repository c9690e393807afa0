// One round of a watch: ask, see what it means, show it, and say when to ask again. What ends it is on record before anybody is told.
import { waitersOfService } from '../catalogue/cli/waiters-of-service.ts';
import type { StoredWaiter } from '../catalogue/stored-service.ts';
import type { Watch, WatchStatus } from '../domain/watch.ts';
import type { Message } from '../messages/message.ts';
import type { AskAgain, AskOutcome } from './ask-again.ts';
import { composeLateAnswer } from './compose/compose-late-answer.ts';
import { composeWatch, composeWatchEnd } from './compose/compose-watch.ts';
import type { CommandsContext } from './context.ts';
import { evaluateWaiter } from './watch/evaluate-waiter.ts';
import { evaluateWork } from './watch/evaluate-work.ts';
import { toAuditEvent } from './watch/watch-audit.ts';
import { FOLLOW_INTERVAL_MS, POLL_INTERVAL_MAX_MS, POLL_INTERVAL_MIN_MS, TROUBLES_MAX, WATCH_MAX_MS } from './watch/watch-limits.ts';
import type { WatchReading, WatchTrouble } from './watch/watch-reading.ts';

/** How long a message may show an older time than it is. */
const SHOWN_MAX_AGE_MS = 60_000;

/** What is remembered between two rounds; a restart forgets it. */
export interface WatchMemory {
  /** Calls in a row that came to nothing. */
  troubles: number;
  /** The pause before the next round, in milliseconds. */
  pauseMs: number;
  /** What the message shows, and since when. */
  shown: string;
  shownAt: number;
}

/** What a round works with. */
export interface PollContext {
  readonly context: CommandsContext;
  readonly ask: AskAgain;
  /** Changes the message that shows how far it has come, where the platform can. Nothing waits for it. */
  readonly show: (watch: Watch, message: Message) => void;
  /** Posts a message of its own. Never rejects. */
  readonly announce: (watch: Watch, message: Message) => Promise<void>;
}

/** Makes the memory of a watch that has not been asked about. */
export function newWatchMemory(): WatchMemory {
  return { troubles: 0, pauseMs: POLL_INTERVAL_MIN_MS, shown: '', shownAt: 0 };
}

/** Makes a round; resolves to the milliseconds until the next one, or to undefined where the watch has ended. */
export async function pollWatch(id: string, memory: WatchMemory, polling: PollContext): Promise<number | undefined> {
  const { context, ask } = polling;
  const watch = await context.store.records.watches.find(id);
  if (watch?.status !== 'running') return undefined;
  if (isOver(watch, context)) return end(watch, { status: 'timed-out' }, polling);
  const asked = await ask(watch);
  if (asked.kind === 'refused') return end(watch, { status: 'refused', reason: asked.reason }, polling);
  const reading = evaluate(watch, asked, context);
  if (reading.verdict === 'trouble') return suffer(watch, { reading, memory }, polling);
  memory.troubles = 0;
  memory.pauseMs = intervalOf(watch, asked, context);
  const seen = reading.state === undefined ? watch : { ...watch, state: reading.state };
  if (reading.verdict !== 'goes-on') return end(seen, { status: reading.verdict, details: reading.details }, polling);
  if (seen.state !== watch.state && !(await note(seen, context))) return undefined;
  await showProgress(seen, { reading, memory }, polling);
  return Math.min(memory.pauseMs, Math.max(0, watch.startedAt.getTime() + WATCH_MAX_MS - context.now().getTime()));
}

function isOver({ startedAt }: Watch, { now }: CommandsContext): boolean {
  return now().getTime() - startedAt.getTime() >= WATCH_MAX_MS;
}

type Asked = Extract<AskOutcome, { kind: 'asked' }>;

function evaluate(watch: Watch, asked: Asked, context: CommandsContext): WatchReading | WatchTrouble {
  const { work } = watch.subject;
  if (work !== undefined) return evaluateWork(work, asked.result);
  const waiter = findWaiter(asked, context);
  return waiter === undefined
    ? { verdict: 'trouble', reason: 'It is not known any more what is waited for.', isThrottled: false, isFinal: true }
    : evaluateWaiter(waiter, asked.result);
}

function intervalOf({ subject }: Watch, asked: Asked, context: CommandsContext): number {
  if (subject.work !== undefined) return FOLLOW_INTERVAL_MS;
  return Math.max(POLL_INTERVAL_MIN_MS, (findWaiter(asked, context)?.delaySeconds ?? 0) * 1000);
}

function findWaiter({ command }: Asked, { catalogue }: CommandsContext): StoredWaiter | undefined {
  const service = catalogue.service(command.service);
  return command.waiter === undefined || service === undefined ? undefined : waitersOfService(service).get(command.waiter);
}

/** What came to nothing may pass; AWS is left alone for longer where it asks for that. */
async function suffer(
  watch: Watch,
  { reading, memory }: { readonly reading: WatchTrouble; readonly memory: WatchMemory },
  polling: PollContext,
): Promise<number | undefined> {
  const { reason, isThrottled, isFinal } = reading;
  if (isThrottled) memory.pauseMs = Math.min(POLL_INTERVAL_MAX_MS, memory.pauseMs * 2);
  else memory.troubles += 1;
  if (isFinal || memory.troubles >= TROUBLES_MAX) return end(watch, { status: 'broken', reason }, polling);
  return memory.pauseMs;
}

/** False where it has ended meanwhile. */
async function note(watch: Watch, { store, now, newId }: CommandsContext): Promise<boolean> {
  const { id, state = '' } = watch;
  return store.write(async ({ watches, auditEvents }) => {
    if (!(await watches.advance(id, 'running', { status: 'running', state }))) return false;
    await auditEvents.append({ ...toAuditEvent(watch, 'watch.changed', { state }), id: newId(), at: now() });
    return true;
  });
}

async function showProgress(
  watch: Watch,
  { reading, memory }: { readonly reading: WatchReading; readonly memory: WatchMemory },
  { context, show }: PollContext,
): Promise<void> {
  const now = context.now();
  const shown = JSON.stringify([watch.state, reading.details]);
  if (shown === memory.shown && now.getTime() - memory.shownAt < SHOWN_MAX_AGE_MS) return;
  // Somebody may have stopped it while AWS was asked: its message has no button any more.
  if ((await context.store.records.watches.find(watch.id))?.status !== 'running') return;
  memory.shown = shown;
  memory.shownAt = now.getTime();
  show(watch, composeWatch({ watch, now, details: reading.details }));
}

interface WatchEnd {
  readonly status: Exclude<WatchStatus, 'offered' | 'running' | 'stopped'>;
  readonly reason?: string;
  readonly details?: readonly string[];
}

async function end(watch: Watch, { status, ...more }: WatchEnd, { context, show, announce }: PollContext): Promise<undefined> {
  const { id, state } = watch;
  const finishedAt = context.now();
  const ended: Watch = { ...watch, status, finishedAt };
  const known = state === undefined ? {} : { state };
  const hasEnded = await context.store.write(async ({ watches, auditEvents }) => {
    if (!(await watches.advance(id, 'running', { status, finishedAt, ...known }))) return false;
    const { reason } = more;
    const detail = { end: status, ...known, ...(reason === undefined ? {} : { reason }) };
    await auditEvents.append({ ...toAuditEvent(ended, 'watch.ended', detail), id: context.newId(), at: finishedAt });
    return true;
  });
  if (!hasEnded) return undefined;
  const shown = { watch: ended, now: finishedAt, ...more };
  show(ended, composeWatch(shown));
  const { person, startedAt: askedAt, subject } = watch;
  await announce(ended, composeLateAnswer(composeWatchEnd(shown), { person, askedAt, commandText: subject.requestText }));
  return undefined;
}
