// What the records run their compiled queries on: a read connection, or the transaction of a unit.
import type { CompiledQuery } from 'kysely';
import { restoreTexts, toStorableParameters } from './storable-values.ts';

/** Runs compiled queries one after the other; throws store errors. */
export interface QueryRunner {
  /** True within a unit where other processes write as well: what the unit reads to change it stays as it was read until the unit ends. */
  readonly locksRows?: boolean;
  run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]>;
  /**
   * Sends a command whose answer nobody waits for: what goes wrong with it, or what `check` throws about its rows, comes out where the unit
   * is committed, and nothing of that is kept. Absent where every query is answered at once.
   */
  send?<Row>(query: CompiledQuery<Row>, check?: (rows: readonly Row[]) => void): void;
}

/** What runs compiled queries: Kysely, or a connection. */
export interface QueryExecutor {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<{ readonly rows: readonly Row[] }>;
}

/** Turns what a database driver throws into the error that the port promises. */
export type ToStoreError = (thrown: unknown) => unknown;

/** Makes a runner. */
export function createQueryRunner(
  db: QueryExecutor,
  toStoreError: ToStoreError,
  options: Pick<QueryRunner, 'locksRows'> = {},
): QueryRunner {
  return {
    ...options,
    async run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
      try {
        const { rows } = await db.executeQuery<Row>({ ...query, parameters: toStorableParameters(query.parameters) });
        restoreTexts(rows);
        return rows;
      } catch (thrown) {
        throw toStoreError(thrown);
      }
    },
  };
}
