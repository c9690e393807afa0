// The index by which a lane finds what goes next, the most urgent first, then in the order of queueing; and what is posted in fallbacks.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';
import type { ColumnFlavor } from './column-flavor.ts';

/** Replaces the index of queued deliveries, and lets one stand for another. */
export async function orderDeliveriesByPriority({ schema }: Kysely<StoreSchema>, flavor: ColumnFlavor): Promise<void> {
  await schema.dropIndex('deliveries_queued').execute();
  await schema
    .createIndex('deliveries_queued')
    .on('deliveries')
    // With the status in front SQLite's planner, which knows no numbers of rows, prefers this index to that of all statuses.
    .columns(['status', 'channel_key', 'priority', 'sequence', 'next_attempt_at', 'incident_id'])
    .where(sql.ref('status'), '=', sql.lit('queued'))
    .execute();
  await schema.alterTable('deliveries').addColumn('fallback_of', flavor.text).execute();
  await schema
    .createIndex('deliveries_of_fallbacks')
    .on('deliveries')
    .column('fallback_of')
    .where(sql.ref('fallback_of'), 'is not', null)
    .execute();
}
