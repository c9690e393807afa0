// The queries about messages that wait for others of their group; they read no messages.
import { sql, type Kysely } from 'kysely';
import { WAITING_COLUMNS } from './digest-queries.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { StoreSchema } from './schema.ts';

function selectGrouped(db: Kysely<StoreSchema>) {
  // The literals let the index of grouped deliveries serve.
  return db
    .selectFrom('deliveries')
    .where('deliveries.status', '=', sql.lit('queued' as const))
    .where('deliveries.group_key', 'is not', null)
    .where('deliveries.action', '=', sql.lit('post' as const))
    .where('deliveries.digest_id', 'is', null);
}

/** Selects the messages of a channel's groups that are due. */
export function selectDueGrouped(db: Kysely<StoreSchema>, value: Placeholders<{ channelKey: string; now: number }>) {
  return selectGrouped(db)
    .where('deliveries.channel_key', '=', value('channelKey'))
    .where('deliveries.next_attempt_at', '<=', value('now'));
}

/** Prepares them. */
export function prepareGroupQueries(db: Kysely<StoreSchema>) {
  const grouped = selectGrouped(db);
  return {
    listDueGroups: prepareQuery((value: Placeholders<{ channelKey: string; now: number; limit: number }>) =>
      selectDueGrouped(db, value).select('deliveries.group_key').distinct().orderBy('deliveries.group_key').limit(value('limit')),
    ),
    listOfGroup: prepareQuery((value: Placeholders<{ channelKey: string; groupKey: string; limit: number }>) =>
      grouped
        .select([...WAITING_COLUMNS, 'deliveries.next_attempt_at'])
        .where('deliveries.channel_key', '=', value('channelKey'))
        .where('deliveries.group_key', '=', value('groupKey'))
        .orderBy('deliveries.sequence')
        .limit(value('limit')),
    ),
    leaveGroup: prepareQuery((value: Placeholders<{ id: string }>) =>
      db.updateTable('deliveries').set({ group_key: null }).where('id', '=', value('id')).returning('id'),
    ),
  };
}
