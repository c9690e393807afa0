// One transaction of the write connection, with savepoints for the units in it.
import type { QueryRunner } from './query-runner.ts';

/** A transaction as the write queue uses it; everything but `rollback` throws store errors. */
export interface WriteTransaction {
  readonly runner: QueryRunner;
  /** From now on nobody waits for long for rows that another process holds; absent where nobody else can. */
  limitWaits?(): void;
  savepoint(): Promise<void>;
  releaseSavepoint(): Promise<void>;
  /** Undoes what was done since the savepoint, and forgets it. */
  rollbackToSavepoint(): Promise<void>;
  /** Resolves once everything is durable; throws where nothing was kept, and `store-unavailable` also where nobody knows. */
  commit(): Promise<void>;
  /** Undoes everything. Never throws: a connection that cannot roll back is given up, and the database rolls back by itself. */
  rollback(): Promise<void>;
}
