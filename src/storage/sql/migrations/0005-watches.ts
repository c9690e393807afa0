// The table of watches: those that run found by their status, open ones by their code.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and its indexes. */
export async function createWatches({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('watches')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('command_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('code', flavor.text, (column) => column.notNull())
    .addColumn('status', flavor.text, (column) => column.notNull())
    .addColumn('started_at', flavor.integer, (column) => column.notNull())
    .addColumn('answer_key', flavor.text, (column) => column.notNull())
    .addColumn('state', flavor.text)
    .addColumn('finished_at', flavor.integer)
    .addColumn('subject', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema.createIndex('watches_by_status').on('watches').columns(['status', 'sequence']).execute();
  await schema
    .createIndex('watches_open')
    .unique()
    .on('watches')
    .columns(['channel_key', 'code'])
    .where(sql.ref('status'), 'in', [sql.lit('offered'), sql.lit('running')])
    .execute();
}
