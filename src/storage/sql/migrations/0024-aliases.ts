// The table of the names that people have given to commands.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table. */
export async function createAliases({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('aliases')
    .addColumn('scope_key', flavor.text, (column) => column.notNull())
    .addColumn('name_key', flavor.text, (column) => column.notNull())
    .addColumn('details', flavor.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('aliases_key', ['scope_key', 'name_key'])
    .execute();
}
