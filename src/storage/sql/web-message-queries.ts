// The queries behind the web chat's messages.
import { sql, type Kysely, type SqlBool } from 'kysely';
import { placeAll, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { NewRow, StoreSchema } from './schema.ts';

/** Prepares the queries. */
export function prepareWebMessageQueries(db: Kysely<StoreSchema>) {
  const newestFirst = db.selectFrom('web_messages').selectAll().orderBy('posted_at', 'desc').orderBy('sequence', 'desc');
  return {
    find: prepareQuery((value: Placeholders<{ id: string }>) => db.selectFrom('web_messages').selectAll().where('id', '=', value('id'))),
    listNewest: prepareQuery((value: Placeholders<{ channelId: string; limit: number }>) =>
      newestFirst.where('channel_id', '=', value('channelId')).limit(value('limit')),
    ),
    // Nothing stands before a message that the channel does not have.
    listBefore: prepareQuery((value: Placeholders<{ channelId: string; limit: number; before: string }>) =>
      newestFirst
        .where('channel_id', '=', value('channelId'))
        .where(
          sql<SqlBool>`(posted_at, sequence) < (select posted_at, sequence from web_messages where id = ${value('before')} and channel_id = ${value('channelId')})`,
        )
        .limit(value('limit')),
    ),
    listChanged: prepareQuery((value: Placeholders<{ afterRevision: number; limit: number }>) =>
      db.selectFrom('web_messages').selectAll().where('revision', '>', value('afterRevision')).orderBy('revision').limit(value('limit')),
    ),
    newestRevision: prepareQuery(() => db.selectFrom('store_numbers').select('value').where('name', '=', 'web-message-revision')),
    // The row stays locked until the commit, so revisions become visible in their order also with several processes.
    takeRevision: prepareQuery(() =>
      db
        .updateTable('store_numbers')
        .set((eb) => ({ value: eb('value', '+', 1) }))
        .where('name', '=', 'web-message-revision')
        .returning('value'),
    ),
    post: prepareQuery((value: Placeholders<Omit<NewRow<'web_messages'>, 'edited_at'>>) =>
      db
        .insertInto('web_messages')
        .values(placeAll(value, ['id', 'channel_id', 'posted_at', 'revision', 'payload']))
        .returningAll(),
    ),
    edit: prepareQuery((value: Placeholders<{ id: string; edited_at: number; revision: number; payload: string }>) =>
      db
        .updateTable('web_messages')
        .set(placeAll(value, ['edited_at', 'revision', 'payload']))
        .where('id', '=', value('id'))
        .returningAll(),
    ),
    listStretch: prepareQuery((value: Placeholders<{ after: number; limit: number }>) =>
      db
        .selectFrom('web_messages')
        .select(['sequence', 'posted_at'])
        .where('sequence', '>', value('after'))
        .orderBy('sequence')
        .limit(value('limit')),
    ),
    deleteOld: prepareQuery((value: Placeholders<{ after: number; last: number; before: number }>) =>
      db
        .deleteFrom('web_messages')
        .where('sequence', '>', value('after'))
        .where('sequence', '<=', value('last'))
        .where((eb) => eb(eb.fn.coalesce('edited_at', 'posted_at'), '<', value('before')))
        .where((eb) =>
          eb.not(eb.exists(eb.selectFrom('deliveries').select('deliveries.id').whereRef('deliveries.id', '=', 'web_messages.id'))),
        )
        .returning('id'),
    ),
  };
}
