// The tables of silences and inhibitors, and by what incidents are found that are open anywhere, muted, acknowledged by a code, or to be told again.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables and adds the columns. */
export async function createSilences({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('silences')
    .addColumn('id', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('ends_at', flavor.integer, (column) => column.notNull())
    .addColumn('details', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema.createIndex('silences_by_end').on('silences').columns(['ends_at', 'id']).execute();
  await schema
    .createTable('inhibitors')
    .addColumn('rule_name', flavor.text, (column) => column.notNull())
    .addColumn('incident_key', flavor.text, (column) => column.notNull())
    .addColumn('is_open', flavor.integer, (column) => column.notNull())
    .addColumn('seen_at', flavor.integer, (column) => column.notNull())
    .addColumn('details', flavor.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('inhibitors_key', ['rule_name', 'incident_key'])
    .execute();
  await schema.createIndex('inhibitors_open').on('inhibitors').columns(['is_open', 'rule_name', 'incident_key']).execute();
  await schema.createIndex('inhibitors_by_age').on('inhibitors').columns(['seen_at']).execute();
  await addToIncidents({ schema }, flavor);
}

async function addToIncidents({ schema }: Pick<Kysely<StoreSchema>, 'schema'>, flavor: ColumnFlavor): Promise<void> {
  await schema.alterTable('incidents').addColumn('code', flavor.text).execute();
  await schema.alterTable('incidents').addColumn('muted_by', flavor.text).execute();
  await schema.alterTable('incidents').addColumn('look_at', flavor.integer).execute();
  await schema.createIndex('incidents_by_code').on('incidents').columns(['configuration_name', 'code', 'id']).execute();
  await schema
    .createIndex('incidents_open_by_id')
    .on('incidents')
    .columns(['configuration_name', 'id'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema
    .createIndex('incidents_open_of_key')
    .on('incidents')
    .columns(['incident_key', 'configuration_name'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema
    .createIndex('incidents_muted')
    .on('incidents')
    .columns(['muted_by', 'id'])
    .where(sql.ref('muted_by'), 'is not', null)
    .execute();
  await schema
    .createIndex('incidents_to_look_at')
    .on('incidents')
    .columns(['look_at', 'id'])
    .where(sql.ref('look_at'), 'is not', null)
    .execute();
}
