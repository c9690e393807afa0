// An index of the deliveries that are on their way, by incident: what waits for an earlier one must not read all that was ever sent.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';

/** Makes the index. */
export async function indexUnfinishedDeliveries({ schema }: Kysely<StoreSchema>): Promise<void> {
  await schema
    .createIndex('deliveries_unfinished')
    .on('deliveries')
    .columns(['incident_id', 'status', 'sequence'])
    .where(sql.ref('status'), 'in', sql`('queued', 'sending')`)
    .execute();
}
