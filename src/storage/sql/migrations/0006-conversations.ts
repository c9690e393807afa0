// The tables of half-made commands and of preferences, each found by channel and person.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables. */
export async function createConversations({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  const tableOfPerson = (name: string) =>
    schema
      .createTable(name)
      .addColumn('channel_key', flavor.text, (column) => column.notNull())
      .addColumn('user_id', flavor.text, (column) => column.notNull())
      .addColumn('platform', flavor.text, (column) => column.notNull())
      .addColumn('workspace_id', flavor.text, (column) => column.notNull())
      .addColumn('channel_id', flavor.text, (column) => column.notNull())
      .addPrimaryKeyConstraint(`${name}_key`, ['channel_key', 'user_id']);
  await tableOfPerson('drafts')
    .addColumn('command_text', flavor.text, (column) => column.notNull())
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .execute();
  await schema.createIndex('drafts_by_expiry').on('drafts').columns(['expires_at']).execute();
  await tableOfPerson('preferences')
    .addColumn('default_region', flavor.text)
    .addColumn('last_region', flavor.text)
    .addColumn('last_region_at', flavor.integer)
    .execute();
}
