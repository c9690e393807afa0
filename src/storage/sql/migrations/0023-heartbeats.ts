// The table of the sources that are to be heard of again and again.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table. */
export async function createHeartbeats({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('heartbeats')
    .addColumn('name', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('last_seen_at', flavor.integer)
    .addColumn('due_at', flavor.integer, (column) => column.notNull())
    .addColumn('checked_at', flavor.integer, (column) => column.notNull())
    .addColumn('quiet_since', flavor.integer)
    .modifyEnd(flavor.keyedTable)
    .execute();
}
