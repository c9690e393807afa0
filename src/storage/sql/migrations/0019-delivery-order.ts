// The index by which a lane finds what goes next: the most urgent first, then in the order of queueing.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';

/** Replaces the index of queued deliveries. */
export async function orderDeliveriesByPriority({ schema }: Kysely<StoreSchema>): Promise<void> {
  await schema.dropIndex('deliveries_queued').execute();
  await schema
    .createIndex('deliveries_queued')
    .on('deliveries')
    // With the status in front SQLite's planner, which knows no numbers of rows, prefers this index to that of all statuses.
    .columns(['status', 'channel_key', 'priority', 'sequence', 'next_attempt_at', 'incident_id'])
    .where(sql.ref('status'), '=', sql.lit('queued'))
    .execute();
}
