// Transactions on the write connection of SQLite. Everything happens at once, and a commit has either happened or not.
import type { WriteTransaction } from '../sql/write-transaction.ts';
import type { NodeSqliteConnection } from './node-sqlite-connection.ts';
import { BEGIN } from './node-sqlite-driver.ts';

/** Begins a transaction. */
export async function beginTransaction(connection: NodeSqliteConnection): Promise<WriteTransaction> {
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
