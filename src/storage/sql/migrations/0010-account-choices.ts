// Which account a person prefers in a channel, and which one they chose last.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Adds the columns. */
export async function addAccountChoices({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema.alterTable('preferences').addColumn('default_account', flavor.text).execute();
  await schema.alterTable('preferences').addColumn('last_account', flavor.text).execute();
  await schema.alterTable('preferences').addColumn('last_account_at', flavor.integer).execute();
}
