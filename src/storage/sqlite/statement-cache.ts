// Prepared statements by their SQL: preparing costs more than running.
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The most statements kept: the store's fixed queries are fewer, and the combinations of changed columns come on top. */
const STATEMENTS_KEPT = 200;

/** A prepared statement, and whether running it yields rows. */
export interface CachedStatement {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** Keeps the newest statements. */
export class StatementCache {
  readonly #database: DatabaseSync;
  readonly #capacity: number;
  readonly #statements = new Map<string, CachedStatement>();

  constructor(database: DatabaseSync, capacity = STATEMENTS_KEPT) {
    this.#database = database;
    this.#capacity = capacity;
  }

  /** How many statements are kept. */
  get size(): number {
    return this.#statements.size;
  }

  /** Returns the prepared statement of the SQL text. */
  get(sql: string): CachedStatement {
    return this.#statements.get(sql) ?? this.#prepare(sql);
  }

  #prepare(sql: string): CachedStatement {
    const statement = this.#database.prepare(sql);
    const cached = { statement, returnsRows: statement.columns().length > 0 };
    this.#statements.set(sql, cached);
    if (this.#statements.size > this.#capacity) this.#forgetOldest();
    return cached;
  }

  #forgetOldest(): void {
    // A map keeps the order of insertion.
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
  }
}
