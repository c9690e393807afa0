// Digests, the index of what was taken into each, and the one by which an old event is deleted.
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and the indexes. */
export async function createDigests({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('digests')
    .addColumn('id', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('kind', flavor.text, (column) => column.notNull())
    // Empty for what is no group, so that one index serves both.
    .addColumn('group_key', flavor.text, (column) => column.notNull())
    .addColumn('is_open', flavor.integer, (column) => column.notNull())
    .addColumn('details', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema
    .createIndex('digests_open')
    .unique()
    .on('digests')
    // What is open stands in front so that SQLite's planner searches the index where it would read all of it.
    .columns(['is_open', 'channel_key', 'kind', 'group_key'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema.createIndex('digests_of_channel').on('digests').columns(['channel_key', 'kind', 'id']).execute();
  await schema
    .createIndex('deliveries_of_digest')
    .on('deliveries')
    .columns(['digest_id', 'sequence'])
    .where('digest_id', 'is not', null)
    .execute();
  await schema
    .createIndex('deliveries_in_group')
    .on('deliveries')
    .columns(['channel_key', 'group_key', 'sequence', 'next_attempt_at'])
    .where(sql<SqlBool>`status = 'queued' and group_key is not null`)
    .execute();
  // Whether anything names an event is asked for each that is deleted; without this all identities would be read every time.
  await schema.createIndex('event_identities_of_event').on('event_identities').column('event_id').execute();
}
