// A connection to one SQLite database: runs statements at once and keeps them prepared.
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { QueryRunner } from '../sql/query-runner.ts';
import { restoreTexts, toStorableParameters } from '../sql/storable-values.ts';
import { StatementCache } from './statement-cache.ts';
import { toStoreError } from './to-store-error.ts';

/** Serves Kysely for the schema, and the records directly: what Kysely does around a query costs more than most queries do here. */
export class NodeSqliteConnection implements DatabaseConnection, QueryRunner {
  readonly #database: DatabaseSync;
  readonly #statements: StatementCache;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = new StatementCache(database);
  }

  /** False once SQLite has rolled back by itself, as it does when the disk is full (https://sqlite.org/lang_transaction.html). */
  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Runs a statement that has no parameters and no result. */
  execute(sql: string): void {
    try {
      this.#statements.get(sql).statement.run();
    } catch (thrown) {
      throw toStoreError(thrown);
    }
  }

  async run<Row>({ sql, parameters }: CompiledQuery<Row>): Promise<readonly Row[]> {
    try {
      const { statement, returnsRows } = this.#statements.get(sql);
      const values = toStorableParameters(parameters as readonly SQLInputValue[]);
      if (!returnsRows) {
        statement.run(...values);
        return [];
      }
      const rows = statement.all(...values);
      restoreTexts(rows);
      return rows as Row[];
    } catch (thrown) {
      throw toStoreError(thrown);
    }
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { statement, returnsRows } = this.#statements.get(sql);
    const values = parameters as readonly SQLInputValue[];
    if (returnsRows) return { rows: statement.all(...values) as Row[] };
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  streamQuery(): never {
    throw new Error('Streaming is not offered: a statement left open would keep the write-ahead log from being cut back');
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
