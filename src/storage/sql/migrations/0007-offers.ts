// The table of offers, found by channel and code.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and its index. */
export async function createOffers({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('offers')
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('code', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('command_text', flavor.text, (column) => column.notNull())
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('offers_key', ['channel_key', 'code'])
    .execute();
  await schema.createIndex('offers_by_expiry').on('offers').columns(['expires_at']).execute();
}
