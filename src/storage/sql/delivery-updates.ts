// Changes of deliveries: a few combinations of columns, each of which is compiled at its first use.
import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import { placeAll, prepareCommand, type PreparedCommand } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, StoreSchema } from './schema.ts';

type Columns = Partial<NewRow<'deliveries'>>;

type Changed = Columns & { readonly id: string };

/** Runs changes. */
export interface DeliveryUpdates {
  /** Changes the columns of a delivery; throws `delivery-unknown`. */
  run(runner: QueryRunner, id: string, columns: Columns): Promise<void>;
}

/** Prepares the changes. */
export function prepareDeliveryUpdates(db: Kysely<StoreSchema>): DeliveryUpdates {
  const prepared = new Map<string, PreparedCommand<Changed>>();

  function prepare(names: readonly (keyof Columns)[]): PreparedCommand<Changed> {
    return prepareCommand<Changed, { readonly id: string }>(
      (value) =>
        db
          .updateTable('deliveries')
          // Setting the id to itself keeps an empty change a valid statement.
          .set(placeAll(value, [...names, 'id']))
          .where('id', '=', value('id'))
          .returning('id'),
      ([changed], { id }) => {
        if (changed === undefined) throw new AppError('delivery-unknown', id);
      },
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
