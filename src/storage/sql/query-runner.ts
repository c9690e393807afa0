// What the records run their compiled queries on: a read connection, or the transaction of a unit.
import type { CompiledQuery, Kysely } from 'kysely';
import type { StoreSchema } from './schema.ts';
import { restoreTexts, toStorableParameters } from './storable-values.ts';

/** Runs compiled queries one after the other; throws store errors. */
export interface QueryRunner {
  /** True within a unit where other processes write as well: what the unit reads to change it stays as it was read until the unit ends. */
  readonly locksRows?: boolean;
  run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]>;
}

/** Turns what a database driver throws into the error that the port promises. */
export type ToStoreError = (thrown: unknown) => unknown;

/** Makes a runner over a Kysely instance or transaction. */
export function createQueryRunner(
  db: Kysely<StoreSchema>,
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
