// What a digest says of a delivery, which delivery goes first, and what waits together.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** What is known of deliveries from before. */
const UNKNOWN_GIST = JSON.stringify({ kind: 'Message', severity: 'medium' });

/** The priority of medium ones (`src/messages/delivery.ts`). */
const MEDIUM = 3;

/** Adds the columns. */
export async function addDeliveryGists({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  const table = (): ReturnType<typeof schema.alterTable> => schema.alterTable('deliveries');
  await table()
    .addColumn('gist', flavor.text, (column) => column.notNull().defaultTo(UNKNOWN_GIST))
    .execute();
  await table()
    .addColumn('priority', flavor.integer, (column) => column.notNull().defaultTo(MEDIUM))
    .execute();
  await table().addColumn('group_key', flavor.text).execute();
  await table().addColumn('digest_id', flavor.text).execute();
}
