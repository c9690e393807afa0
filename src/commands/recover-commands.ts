// After a crash: commands that had no end get one, on record, and whoever asked can be told (R6). Nothing is sent again.
import type { CommandRecord } from '../domain/command-record.ts';
import type { Message } from '../messages/message.ts';
import { withPress } from './compose/compose-press.ts';
import { composeRecovery, type Interruption } from './compose/compose-recovery.ts';
import { findLookCommand } from './compose/find-look-command.ts';
import type { CommandsContext } from './context.ts';
import { expireConfirmations, type ExpiredCard } from './expire-confirmations.ts';
import { recordStep } from './record/record-step.ts';

/** A command that the last run left without an end, and what to say about it in its channel. */
interface InterruptedCommand {
  readonly record: CommandRecord;
  readonly answer: Message;
}

/** What was found. */
export interface RecoveredCommands {
  readonly interrupted: readonly InterruptedCommand[];
  readonly expired: readonly ExpiredCard[];
}

/**
 * Recovers them; to be called at the start, before the flow takes anything in. A second call finds nothing. What nodes of the given names
 * have in hand is left to them: they are alive.
 */
export async function recoverCommands(context: CommandsContext, aliveNodes: readonly string[] = []): Promise<RecoveredCommands> {
  const [executing, received] = await context.store.write(({ commands }) =>
    Promise.all([commands.listAt('executing', aliveNodes), commands.listAt('received', aliveNodes)]),
  );
  const interrupted = [
    ...(await Promise.all(executing.map((record) => endExecuting(context, record)))),
    ...(await Promise.all(received.map((record) => endReceived(context, record)))),
  ];
  return { interrupted: interrupted.filter((one) => one !== undefined), expired: await expireConfirmations(context) };
}

/** What was executing may have been done, unless it only reads: that was not confirmed, or by a card that said so. */
async function endExecuting(context: CommandsContext, record: CommandRecord): Promise<InterruptedCommand | undefined> {
  const lastDetail = await findLastDetail(context, record);
  const detail = { ...lastDetail, end: 'restarted' };
  const step = { record, from: 'executing', to: 'outcome-unknown', kinds: ['command.outcome-unknown'], detail } as const;
  if (!(await recordStep(context, step))) return undefined;
  context.metrics.commandEnded('outcome-unknown');
  const isReading = record.confirmation === undefined || record.confirmation.isReading === true;
  const interruption = isReading ? 'read-under-way' : 'change-under-way';
  const lookWith = findLook(context, lastDetail);
  const progress = findProgress(lastDetail);
  const answer = compose(record, interruption, {
    ...(lookWith === undefined ? {} : { lookWith }),
    ...(progress === undefined ? {} : { progress }),
  });
  return { record: { ...record, status: 'outcome-unknown' }, answer };
}

/** Nobody had looked at it, and the platform will not deliver it again: it knows that it was taken in. */
async function endReceived(context: CommandsContext, record: CommandRecord): Promise<InterruptedCommand | undefined> {
  const step = { record, from: 'received', to: 'cancelled', kinds: ['command.cancelled'], detail: { end: 'restarted' } } as const;
  if (!(await recordStep(context, step))) return undefined;
  context.metrics.commandEnded('cancelled');
  return { record: { ...record, status: 'cancelled' }, answer: compose(record, 'not-begun') };
}

function compose(record: CommandRecord, interruption: Interruption, known: KnownOfLast = {}): Message {
  const { id: commandId, text, confirmation } = record;
  const message = composeRecovery(interruption, { commandId, text: confirmation?.commandText ?? text, ...known });
  return withPress(message, record, { hasRun: false });
}

type KnownOfLast = Pick<Parameters<typeof composeRecovery>[1], 'lookWith' | 'progress'>;

/** Of several commands, each event says which of them it is about. */
function findProgress({ position, of }: Readonly<Record<string, unknown>>): KnownOfLast['progress'] {
  return typeof position === 'number' && typeof of === 'number' ? { position, of } : undefined;
}

/** How many audit events are looked through: that a command goes on is said once, that it was told to stop hardly more often. */
const LOOKED_BACK = 10;

/** The audit event of the last step says what was asked for, and where it ran; that it goes on is no step. */
async function findLastDetail({ store }: CommandsContext, { id }: CommandRecord): Promise<Readonly<Record<string, unknown>>> {
  const events = await store.records.auditEvents.list({ commandId: id, limit: LOOKED_BACK });
  return events.find(({ kind }) => kind !== 'command.continued' && kind !== 'command.stopped')?.detail ?? {};
}

function findLook({ catalogue }: CommandsContext, { service: name, operation }: Readonly<Record<string, unknown>>): string | undefined {
  const service = typeof name === 'string' ? catalogue.service(name) : undefined;
  const cliName = typeof operation === 'string' ? service?.operation(operation)?.cliName : undefined;
  return service === undefined || cliName === undefined ? undefined : findLookCommand(service, cliName);
}
