// An index for the events that are to go through the flow yet: they are looked for at each start, among all that were ever stored.
import { sql, type Kysely } from 'kysely';
import type { StoreSchema } from '../schema.ts';

/** Makes the index. */
export async function indexAcceptedEvents({ schema }: Kysely<StoreSchema>): Promise<void> {
  await schema
    .createIndex('raw_events_accepted')
    .on('raw_events')
    .columns(['sequence'])
    .where(sql.ref('state'), '=', sql.lit('accepted'))
    .execute();
}
