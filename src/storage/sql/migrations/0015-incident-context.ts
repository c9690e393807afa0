// What was read at AWS about an incident, beside the incident: it comes later, and most incidents have none.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Adds the column. */
export async function addIncidentContext({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema.alterTable('incidents').addColumn('context', flavor.text).execute();
}
