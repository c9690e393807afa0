// Kysely's driver over one connection, on which transactions take the write lock at once.
import type { Driver } from 'kysely';
import type { NodeSqliteConnection } from './node-sqlite-connection.ts';

/** Without `immediate` the lock is taken at the first write, where it can be refused in the middle of a unit. */
export const BEGIN = 'begin immediate';

/** Drives one connection. */
export class NodeSqliteDriver implements Driver {
  readonly #connection: NodeSqliteConnection;

  constructor(connection: NodeSqliteConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<NodeSqliteConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(): Promise<void> {
    this.#connection.execute(BEGIN);
  }

  async commitTransaction(): Promise<void> {
    this.#connection.execute('commit');
  }

  async rollbackTransaction(): Promise<void> {
    if (this.#connection.isInTransaction) this.#connection.execute('rollback');
  }

  async destroy(): Promise<void> {
    this.#connection.close();
  }
}
