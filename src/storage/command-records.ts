// What the store keeps of commands: each once, and where it stands.
import type { CommandRecord, CommandStatus, PendingConfirmation } from '../domain/command-record.ts';
import type { DeletedPage, DeletionPage } from './deletion-page.ts';

/** Reads about commands. */
export interface CommandReader {
  find(id: string): Promise<CommandRecord | undefined>;
  /** The command that came under this idempotency key. */
  findByKey(idempotencyKey: string): Promise<CommandRecord | undefined>;
  /** The command of a channel that waits for a confirmation under this code, also when its time is over. */
  findAwaiting(channelKey: string, code: string): Promise<CommandRecord | undefined>;
  /** The confirmed command of a channel that waits for approval under this code, also when its time is over. */
  findAwaitingApproval(channelKey: string, code: string): Promise<CommandRecord | undefined>;
}

/** What changes on a command. */
export interface CommandChange {
  readonly status: CommandStatus;
  /** Kept as it was where absent. */
  readonly confirmation?: PendingConfirmation;
  /** Kept as it was where absent. */
  readonly finishedAt?: Date;
}

/** Writes about commands. */
export interface CommandWriter extends CommandReader {
  /** Inserts, or returns false and changes nothing where a command of the same idempotency key exists already. */
  insert(record: CommandRecord): Promise<boolean>;
  /**
   * Changes the command where it stands at `from`, and tells whether it did: so a confirmation serves once.
   * Throws where it would wait under a code that another command of its channel waits for the same under.
   */
  advance(id: string, from: CommandStatus, change: CommandChange): Promise<boolean>;
  /**
   * Every command at this status, oldest first: after a restart those that were executing. Left out are those that nodes of these names
   * have moved on last (`AuditReader.node` says which name that is).
   */
  listAt(status: CommandStatus, nodesLeftOut?: readonly string[]): Promise<readonly CommandRecord[]>;
  /** Deletes the old commands of a stretch that are over; what waits or is under way stays, and so does all of the audit log. */
  deleteOver(page: DeletionPage): Promise<DeletedPage>;
}
