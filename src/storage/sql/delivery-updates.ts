// Changes of deliveries: a few combinations of columns, each of which is compiled at its first use.
import type { Kysely } from 'kysely';
import { placeAll, prepareQuery, type PreparedQuery } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, StoreSchema } from './schema.ts';

type Columns = Partial<NewRow<'deliveries'>>;

/** Runs changes. */
export interface DeliveryUpdates {
  /** Changes the columns of a delivery; returns no row where there is no such delivery. */
  run(runner: QueryRunner, id: string, columns: Columns): Promise<readonly { readonly id: string }[]>;
}

/** Prepares the changes. */
export function prepareDeliveryUpdates(db: Kysely<StoreSchema>): DeliveryUpdates {
  const prepared = new Map<string, PreparedQuery<Columns, { readonly id: string }>>();

  function prepare(names: readonly (keyof Columns)[]): PreparedQuery<Columns, { readonly id: string }> {
    return prepareQuery<Columns, { readonly id: string }>((value) =>
      db
        .updateTable('deliveries')
        // Setting the id to itself keeps an empty change a valid statement.
        .set(placeAll(value, [...names, 'id']))
        .where('id', '=', value('id'))
        .returning('id'),
    );
  }

  return {
    run(runner, id, columns) {
      const names = Object.keys(columns) as (keyof Columns)[];
      const key = names.join();
      let query = prepared.get(key);
      if (query === undefined) {
        query = prepare(names);
        prepared.set(key, query);
      }
      return query(runner, { ...columns, id });
    },
  };
}
