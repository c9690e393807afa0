// Moves a command on and writes its audit event, both or neither: nothing is answered, and nothing run, that is not on record.
import type { AuditEventKind } from '../../domain/audit-event.ts';
import type { CommandRecord, CommandStatus, PendingConfirmation } from '../../domain/command-record.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { Person } from '../../domain/person.ts';
import type { CommandsContext } from '../context.ts';
import { maskConfirmation } from '../mask-command-text.ts';
import { describePress } from './audit-detail.ts';

/** A step of a command. */
export interface CommandStep {
  readonly record: CommandRecord;
  readonly from: CommandStatus;
  readonly to: CommandStatus;
  readonly kinds: readonly AuditEventKind[];
  readonly detail: Readonly<Record<string, unknown>>;
  readonly confirmation?: PendingConfirmation;
  /** Who made the step; whoever asked for the command unless given. */
  readonly by?: Person;
  /** What is checked and written first; where it is false, nothing else is. */
  readonly before?: (records: RecordWriters) => Promise<boolean>;
  /** What is written with it, both or neither; where it throws, nothing is. */
  readonly alongside?: (records: RecordWriters) => Promise<void>;
}

const ENDED: ReadonlySet<CommandStatus> = new Set(['answered', 'cancelled', 'expired', 'succeeded', 'failed', 'outcome-unknown']);

/** From here on nobody needs the secrets that somebody typed. */
const NEEDS_NO_SECRETS: ReadonlySet<CommandStatus> = new Set([...ENDED, 'executing']);

/** What follows at once from a decision, whose own event goes before it. */
const FOLLOWS_A_DECISION: ReadonlySet<AuditEventKind> = new Set(['command.denied', 'command.confirmation-requested', 'command.executing']);

/** Commits a step; false, with nothing changed, where the command does not stand at `from` any more. */
export function recordStep(context: CommandsContext, step: CommandStep): Promise<boolean> {
  const confirmation = confirmationAfter(step, context);
  return context.store.write((records) => writeStep(records, confirmation === undefined ? step : { ...step, confirmation }, context));
}

function confirmationAfter({ record, to, confirmation }: CommandStep, context: CommandsContext): PendingConfirmation | undefined {
  if (confirmation !== undefined || !NEEDS_NO_SECRETS.has(to)) return confirmation;
  return maskConfirmation(record, context).confirmation;
}

/** The same within a unit of the caller. */
async function writeStep(records: RecordWriters, step: CommandStep, { now, newId }: CommandsContext): Promise<boolean> {
  const { record, from, to, kinds, by, confirmation, before, alongside } = step;
  const detail = { ...step.detail, ...describePress((confirmation ?? record.confirmation)?.press) };
  const at = now();
  if (before !== undefined && !(await before(records))) return false;
  const hasMoved = await records.commands.advance(record.id, from, {
    status: to,
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(ENDED.has(to) ? { finishedAt: at } : {}),
  });
  if (!hasMoved) return false;
  const { id: commandId, channel } = record;
  for (const kind of kinds.flatMap((each) => (isDecided(each, detail) ? (['command.decided', each] as const) : [each]))) {
    await records.auditEvents.append({ id: newId(), kind, at, commandId, person: by ?? record.person, channel, detail });
  }
  await alongside?.(records);
  return true;
}

/** A denial of somebody else's press of a button is no decision about a command; of several commands each has its own. */
function isDecided(kind: AuditEventKind, detail: CommandStep['detail']): boolean {
  return FOLLOWS_A_DECISION.has(kind) && ('decisionId' in detail || Array.isArray(detail['commands']));
}
