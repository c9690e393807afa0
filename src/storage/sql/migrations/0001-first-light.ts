// The first tables: events, their identities and deliveries, incidents, topics, the web chat's messages, sign-ins.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Makes the tables and indexes of the first version. */
export async function firstLight(db: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await createEvents(db, flavor);
  await createIncidents(db, flavor);
  await createDeliveries(db, flavor);
  await createTopics(db, flavor);
  await createWebMessages(db, flavor);
  await createSignIns(db, flavor);
  await createStoreNumbers(db, flavor);
}

async function createEvents({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('raw_events')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('door', flavor.text, (column) => column.notNull())
    .addColumn('state', flavor.text, (column) => column.notNull())
    .addColumn('arrival_count', flavor.integer, (column) => column.notNull())
    .addColumn('identity_key', flavor.text, (column) => column.notNull())
    .addColumn('identity_expires_at', flavor.integer)
    .addColumn('received_at', flavor.integer, (column) => column.notNull())
    .addColumn('sent_at', flavor.integer)
    .addColumn('topic_arn', flavor.text)
    .addColumn('sender', flavor.text)
    .addColumn('subject', flavor.text)
    .addColumn('text', flavor.text, (column) => column.notNull())
    .addColumn('body', flavor.bytes, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema
    .createIndex('raw_events_held')
    .on('raw_events')
    .columns(['topic_arn', 'sequence'])
    .where(sql.ref('state'), '=', sql.lit('held'))
    .execute();
  await schema
    .createTable('event_identities')
    .addColumn('key', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('event_id', flavor.text, (column) => column.notNull().references('raw_events.id'))
    .addColumn('expires_at', flavor.integer)
    .modifyEnd(flavor.keyedTable)
    .execute();
}

async function createIncidents({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('incidents')
    .addColumn('id', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('configuration_name', flavor.text, (column) => column.notNull())
    .addColumn('incident_key', flavor.text, (column) => column.notNull())
    .addColumn('is_open', flavor.integer, (column) => column.notNull())
    .addColumn('message_reference', flavor.text)
    .addColumn('details', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema
    .createIndex('incidents_open')
    .unique()
    .on('incidents')
    .columns(['configuration_name', 'incident_key'])
    .where(sql.ref('is_open'), '=', sql.lit(1))
    .execute();
  await schema.createIndex('incidents_of_key').on('incidents').columns(['configuration_name', 'incident_key', 'is_open', 'id']).execute();
}

async function createDeliveries({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('deliveries')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('event_id', flavor.text, (column) => column.notNull().references('raw_events.id'))
    .addColumn('configuration_name', flavor.text, (column) => column.notNull())
    .addColumn('channel_key', flavor.text, (column) => column.notNull())
    .addColumn('platform', flavor.text, (column) => column.notNull())
    .addColumn('workspace_id', flavor.text, (column) => column.notNull())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('action', flavor.text, (column) => column.notNull())
    .addColumn('incident_id', flavor.text, (column) => column.references('incidents.id'))
    .addColumn('status', flavor.text, (column) => column.notNull())
    .addColumn('attempt_count', flavor.integer, (column) => column.notNull())
    .addColumn('queued_at', flavor.integer, (column) => column.notNull())
    .addColumn('next_attempt_at', flavor.integer, (column) => column.notNull())
    .addColumn('finished_at', flavor.integer)
    .addColumn('reason', flavor.text)
    .addColumn('is_possible_duplicate', flavor.integer, (column) => column.notNull())
    .addColumn('message_reference', flavor.text)
    .addColumn('message', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await createDeliveryIndexes(schema);
}

async function createDeliveryIndexes(schema: Kysely<StoreSchema>['schema']): Promise<void> {
  await schema.createIndex('deliveries_of_event').on('deliveries').columns(['event_id', 'sequence']).execute();
  await schema.createIndex('deliveries_by_status').on('deliveries').columns(['status', 'sequence']).execute();
  await schema.createIndex('deliveries_by_configuration').on('deliveries').columns(['configuration_name', 'sequence']).execute();
  await schema
    .createIndex('deliveries_queued')
    .on('deliveries')
    // With the status in front SQLite's planner, which knows no numbers of rows, prefers this index to the one above.
    .columns(['status', 'channel_key', 'sequence', 'next_attempt_at', 'incident_id'])
    .where(sql.ref('status'), '=', sql.lit('queued'))
    .execute();
  await schema
    .createIndex('deliveries_of_incident')
    .on('deliveries')
    .columns(['incident_id', 'sequence', 'status'])
    .where('incident_id', 'is not', null)
    .execute();
}

async function createTopics({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('topics')
    .addColumn('topic_arn', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('state', flavor.text, (column) => column.notNull())
    .addColumn('confirmation_token', flavor.text)
    .addColumn('confirmed_at', flavor.integer)
    .addColumn('first_seen_at', flavor.integer, (column) => column.notNull())
    .addColumn('last_seen_at', flavor.integer, (column) => column.notNull())
    .addColumn('configuration_names', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
}

async function createWebMessages({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('web_messages')
    .addColumn('sequence', flavor.integer, (column) => flavor.numbered(column))
    .addColumn('id', flavor.text, (column) => column.notNull().unique())
    .addColumn('channel_id', flavor.text, (column) => column.notNull())
    .addColumn('posted_at', flavor.integer, (column) => column.notNull())
    .addColumn('edited_at', flavor.integer)
    .addColumn('revision', flavor.integer, (column) => column.notNull().unique())
    .addColumn('payload', flavor.text, (column) => column.notNull())
    .modifyEnd(flavor.numberedTable)
    .execute();
  await schema.createIndex('web_messages_of_channel').on('web_messages').columns(['channel_id', 'posted_at', 'sequence']).execute();
}

async function createSignIns({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema
    .createTable('sign_in_links')
    .addColumn('token_hash', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('is_administrator', flavor.integer, (column) => column.notNull())
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema
    .createTable('sign_in_sessions')
    .addColumn('token_hash', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('user_id', flavor.text, (column) => column.notNull())
    .addColumn('display_name', flavor.text, (column) => column.notNull())
    .addColumn('is_administrator', flavor.integer, (column) => column.notNull())
    .addColumn('expires_at', flavor.integer, (column) => column.notNull())
    .addColumn('created_at', flavor.integer, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await schema.createIndex('sign_in_links_by_expiry').on('sign_in_links').column('expires_at').execute();
  await schema.createIndex('sign_in_sessions_by_expiry').on('sign_in_sessions').column('expires_at').execute();
}

async function createStoreNumbers(db: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await db.schema
    .createTable('store_numbers')
    .addColumn('name', flavor.text, (column) => column.primaryKey().notNull())
    .addColumn('value', flavor.integer, (column) => column.notNull())
    .modifyEnd(flavor.keyedTable)
    .execute();
  await db
    .insertInto('store_numbers')
    .values([
      { name: 'web-message-revision', value: 0 },
      { name: 'health-checked-at', value: 0 },
    ])
    .execute();
}
