// The tables of user roles and of the proofs that people have been asked for.
import type { Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables. */
export async function createUserRoles({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('user_roles')
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('account_id', flavor.text, (column) => column.notNull())
    .addColumn('configuration_name', flavor.text, (column) => column.notNull())
    .addColumn('role_arn', flavor.text, (column) => column.notNull())
    .addColumn('mapped_by', flavor.text, (column) => column.notNull())
    .addColumn('proven_arn', flavor.text)
    .addColumn('mapped_at', flavor.integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('user_roles_key', ['user_id', 'account_id', 'configuration_name'])
    .execute();
  await schema
    .createTable('role_proofs')
    .addColumn('nonce_hash', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('configuration_name', flavor.text, (column) => column.notNull())
    .addColumn('command_id', flavor.text, (column) => column.notNull())
    .addColumn('thread_message_id', flavor.text)
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .execute();
  await schema.createIndex('role_proofs_by_expiry').on('role_proofs').columns(['expires_at']).execute();
}
