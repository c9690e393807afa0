// Transactions on the write connection of SQLite. Statements happen at once, and so does a commit, but for the disk: it is waited for behind that.
import type { WriteTransaction } from '../sql/write-transaction.ts';
import type { NodeSqliteConnection } from './node-sqlite-connection.ts';
import type { LogFlush } from './log-flush.ts';
import { BEGIN } from './node-sqlite-driver.ts';

/** Begins a transaction. Throws `store-unavailable` also where the disk has not taken an earlier one. */
export async function beginTransaction(connection: NodeSqliteConnection, log: Omit<LogFlush, 'close'>): Promise<WriteTransaction> {
  // What is committed is seen by readers, though whoever wrote it hears that it failed: again with every try, for as long as they try.
  log.check();
  connection.execute(BEGIN);
  return {
    runner: connection,
    async savepoint() {
      connection.execute('savepoint unit');
    },
    async releaseSavepoint() {
      connection.execute('release unit');
    },
    async rollbackToSavepoint() {
      connection.execute('rollback to unit');
      connection.execute('release unit');
    },
    async commit() {
      connection.execute('commit');
      await log.flush();
    },
    async rollback() {
      try {
        if (connection.isInTransaction) connection.execute('rollback');
      } catch {
        // SQLite ends the transaction also where it cannot read its log back.
      }
    },
  };
}
