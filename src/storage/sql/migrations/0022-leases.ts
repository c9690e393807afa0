// The tables of nodes and leases, and which node has a command in hand.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables and adds the column. */
export async function createLeases({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('nodes')
    .addColumn('id', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('name', flavor.text, (column) => column.notNull())
    .addColumn('version', flavor.text, (column) => column.notNull())
    .addColumn('started_at', flavor.integer, (column) => column.notNull())
    .addColumn('alive_until', flavor.integer, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema
    .createTable('leases')
    .addColumn('name', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('holder', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema.createIndex('leases_by_holder').on('leases').columns(['holder']).execute();
  await schema.alterTable('commands').addColumn('node', flavor.text).execute();
}
