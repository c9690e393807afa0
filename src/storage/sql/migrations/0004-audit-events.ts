// The table of the audit log, whose rows the database itself keeps from being changed or deleted.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/**
 * Makes the table, its indexes and its guard. Nothing refers to the table of commands: the log may outlive them.
 * Where a retention time is to delete old rows one day, it has to lift the guard within its own transaction.
 */
export async function createAuditEvents(db: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('audit_events')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('kind', flavor.text, (column) => column.notNull())
    .addColumn('occurred_at', flavor.integer, (column) => column.notNull())
    .addColumn('command_id', flavor.text, (column) => column.notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('detail', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema.createIndex('audit_events_of_command').on('audit_events').columns(['command_id', 'sequence']).execute();
  await schema.createIndex('audit_events_of_person').on('audit_events').columns(['user_id', 'sequence']).execute();
  for (const statement of flavor.refuseChanges('audit_events')) await statement.execute(db);
}
