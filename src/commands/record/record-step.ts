// Moves a command on and writes its audit event, both or neither: nothing is answered, and nothing run, that is not on record.
import { MASK } from '../../catalogue/mask-sensitive.ts';
import type { AuditEventKind } from '../../domain/audit-event.ts';
import type { CommandRecord, CommandStatus, PendingConfirmation } from '../../domain/command-record.ts';
import { maskSecretPatterns } from '../../lib/mask-secret-patterns.ts';
import type { RecordWriters } from '../../storage/store.ts';
import type { Person } from '../../domain/person.ts';
import type { CommandsContext } from '../context.ts';

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
}

const ENDED: ReadonlySet<CommandStatus> = new Set(['answered', 'cancelled', 'expired', 'succeeded', 'failed', 'outcome-unknown']);

/** From here on nobody needs the secrets that somebody typed. */
const NEEDS_NO_SECRETS: ReadonlySet<CommandStatus> = new Set([...ENDED, 'executing']);

/** Commits a step; false, with nothing changed, where the command does not stand at `from` any more. */
export function recordStep(context: CommandsContext, step: CommandStep): Promise<boolean> {
  return context.store.write((records) => writeStep(records, step, context));
}

function withoutSecrets(confirmation: PendingConfirmation | undefined): PendingConfirmation | undefined {
  return confirmation === undefined ? undefined : { ...confirmation, commandText: maskSecretPatterns(confirmation.commandText, MASK) };
}

/** The same within a unit of the caller. */
async function writeStep(records: RecordWriters, step: CommandStep, { now, newId }: CommandsContext): Promise<boolean> {
  const { record, from, to, kinds, detail, by } = step;
  const at = now();
  const confirmation = step.confirmation ?? (NEEDS_NO_SECRETS.has(to) ? withoutSecrets(record.confirmation) : undefined);
  const hasMoved = await records.commands.advance(record.id, from, {
    status: to,
    ...(confirmation === undefined ? {} : { confirmation }),
    ...(ENDED.has(to) ? { finishedAt: at } : {}),
  });
  if (!hasMoved) return false;
  const { id: commandId, channel } = record;
  for (const kind of kinds) {
    await records.auditEvents.append({ id: newId(), kind, at, commandId, person: by ?? record.person, channel, detail });
  }
  return true;
}
