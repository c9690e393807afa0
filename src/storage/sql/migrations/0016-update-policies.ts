// How updates are shown: what a channel's people have set, and by what a delivery is sent.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and adds the column. */
export async function addUpdatePolicies({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('channel_preferences')
    .addColumn('channel_key', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('updates', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema.alterTable('deliveries').addColumn('updates', flavor.text).execute();
}
