// An index for the events that no channel wanted, by topic: an approval looks for them.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';

/** Makes the index. */
export async function indexUnroutedEvents({ schema }: Kysely<StoreSchema>): Promise<void> {
  await schema
    .createIndex('raw_events_unrouted')
    .on('raw_events')
    .columns(['topic_arn', 'sequence'])
    .where(sql.ref('state'), '=', sql.lit('unrouted'))
    .execute();
}
