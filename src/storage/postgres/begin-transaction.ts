// Transactions on the write connection of PostgreSQL, whose commits can lose their answer.
import { CompiledQuery, type ControlledTransaction, type Kysely } from 'kysely';
import { createQueryRunner } from '../sql/query-runner.ts';
import type { StoreSchema } from '../sql/schema.ts';
import type { WriteTransaction } from '../sql/write-transaction.ts';
import type { CommitWitness } from './commit-witness.ts';
import { toStoreError } from './to-store-error.ts';

const SAVEPOINT = 'unit';

/**
 * From the second unit of a group on nobody waits longer for rows that another node holds: the group holds rows itself, and the other one
 * may want those. A unit takes milliseconds; whoever gives up is run again as the first of the next group, which holds nothing.
 */
const LOCK_TIMEOUT_MS = 50;

/** Begins a transaction. */
export async function beginTransaction(db: Kysely<StoreSchema>, witness: CommitWitness): Promise<WriteTransaction> {
  const transaction: ControlledTransaction<StoreSchema, [typeof SAVEPOINT]> = await throwing(db.startTransaction().execute());
  const runner = createQueryRunner(transaction, toStoreError, { locksRows: true });
  let isLimited = false;

  async function rollback(): Promise<void> {
    await transaction
      .rollback()
      .execute()
      .catch(() => undefined);
  }

  return {
    runner,
    async savepoint() {
      if (isLimited) await throwing(transaction.savepoint(SAVEPOINT).execute());
      // Both in one message to the server.
      else
        await throwing(transaction.executeQuery(CompiledQuery.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}; savepoint ${SAVEPOINT}`)));
      isLimited = true;
    },
    async releaseSavepoint() {
      await throwing(transaction.releaseSavepoint(SAVEPOINT).execute());
    },
    async rollbackToSavepoint() {
      await throwing(transaction.rollbackToSavepoint(SAVEPOINT).execute());
      await throwing(transaction.releaseSavepoint(SAVEPOINT).execute());
    },
    async commit() {
      const note = await witness.note(runner);
      try {
        await throwing(transaction.commit().execute());
      } catch (error) {
        await rollback();
        const wasCommitted = note !== undefined && (await witness.wasCommitted(note));
        if (!wasCommitted) throw error;
      }
    },
    rollback,
  };
}

async function throwing<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}
