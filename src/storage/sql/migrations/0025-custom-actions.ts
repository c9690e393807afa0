// The tables of custom actions made in chats, and of the channel configurations that are associated with actions.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables. */
export async function createCustomActions({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('custom_actions')
    .addColumn('action_name', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('details', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema
    .createTable('action_associations')
    .addColumn('configuration_name', flavor.text, (column) => column.notNull())
    .addColumn('action_name', flavor.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('action_associations_key', ['configuration_name', 'action_name'])
    .modifyEnd(flavor.keyedTable)
    .execute();
}
