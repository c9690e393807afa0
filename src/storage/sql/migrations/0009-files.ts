// The table of files, found by their id, and by channel and expiry to be deleted.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and its indexes. */
export async function createFiles({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('files')
    .addColumn('id', flavor.text, (column) => column.primaryKey())
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('name', flavor.text, (column) => column.notNull())
    .addColumn('media_type', flavor.text, (column) => column.notNull())
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .addColumn('content', flavor.bytes, (column) => column.notNull())
    .execute();
  await schema.createIndex('files_by_expiry').on('files').columns(['expires_at']).execute();
  await schema.createIndex('files_of_channel').on('files').columns(['channel_key', 'expires_at', 'id']).execute();
}
