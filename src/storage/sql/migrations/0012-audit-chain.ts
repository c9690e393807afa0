// The places of audit events in the chains of their nodes, and how far each sink has them.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Adds the columns, which stay empty in rows of before the chain, their indexes, and the tables of nodes and cursors. */
export async function createAuditChain(db: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  const { schema } = db;
  for (const name of ['node', 'day', 'previous_hash', 'hash'])
    await schema.alterTable('audit_events').addColumn(name, flavor.text).execute();
  await schema.alterTable('audit_events').addColumn('chain_sequence', flavor.integer).execute();
  // Two events can never have one place, whatever two processes of one node may do.
  await schema.createIndex('audit_events_of_node').on('audit_events').columns(['node', 'chain_sequence']).unique().execute();
  await schema.createIndex('audit_events_of_day').on('audit_events').columns(['day', 'sequence']).execute();
  for (const statement of flavor.refuseReplacements('audit_events', ['node', 'chain_sequence'])) await statement.execute(db);
  await schema
    .createTable('audit_nodes')
    .addColumn('node', flavor.text, (column) => column.primaryKey().notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema
    .createTable('audit_cursors')
    .addColumn('sink', flavor.text, (column) => column.notNull())
    .addColumn('node', flavor.text, (column) => column.notNull())
    .addColumn('chain_sequence', flavor.integer, (column) => column.notNull())
    .addColumn('hash', flavor.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_cursors_key', ['sink', 'node'])
    .modifyEnd(flavor.keyedTable)
    .execute();
}
