// The table of commands: each once by its idempotency key, those that wait found by their code, those that stopped half-way by their status.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the table and its indexes. */
export async function createCommands({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('commands')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('idempotency_key', flavor.text, (column) => column.notNull().unique())
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('text', flavor.text, (column) => column.notNull())
    .addColumn('received_at', flavor.integer, (column) => column.notNull())
    .addColumn('status', flavor.text, (column) => column.notNull())
    .addColumn('confirmation_code', flavor.text)
    .addColumn('confirmation_expires_at', flavor.integer)
    .addColumn('confirmation_details', flavor.text)
    .addColumn('finished_at', flavor.integer)
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema.createIndex('commands_by_status').on('commands').columns(['status', 'sequence']).execute();
  await schema
    .createIndex('commands_awaiting')
    .unique()
    .on('commands')
    .columns(['channel_key', 'confirmation_code'])
    .where(sql.ref('status'), '=', sql.lit('awaiting-confirmation'))
    .execute();
}
