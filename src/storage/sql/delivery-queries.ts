// The queries behind the deliveries. Statuses stand in them as literals: only then do the partial indexes serve.
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { DeliveryPriority } from '../../messages/delivery.ts';
import type { DeliveryFilter } from '../delivery-records.ts';
import { DELIVERY_COLUMNS } from './delivery-rows.ts';
import { hasReason } from './undelivered-queries.ts';
import { placeAll, prepareCommand, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { NewRow, Row, StoreSchema } from './schema.ts';

/** Selects the deliveries that a filter asks for, newest first. */
export function selectDeliveries(
  db: Kysely<StoreSchema>,
  { status, configurationName, since, reasonPart, limit }: DeliveryFilter,
): SelectQueryBuilder<StoreSchema, 'deliveries', Row<'deliveries'>> {
  let query = db.selectFrom('deliveries').selectAll().orderBy('sequence', 'desc').limit(limit);
  if (status !== undefined) query = query.where('status', '=', status);
  if (configurationName !== undefined) query = query.where('configuration_name', '=', configurationName);
  if (since !== undefined) query = query.where('finished_at', '>=', since.getTime());
  if (reasonPart !== undefined) query = query.where(hasReason(reasonPart));
  return query;
}

/** Prepares the queries of a fixed form. */
export function prepareDeliveryQueries(db: Kysely<StoreSchema>) {
  const queued = db.selectFrom('deliveries').where('deliveries.status', '=', sql.lit('queued' as const));
  return {
    find: prepareLockingQuery((value: Placeholders<{ id: string }>) =>
      db.selectFrom('deliveries').selectAll().where('id', '=', value('id')),
    ),
    listOfEvent: prepareQuery((value: Placeholders<{ eventId: string }>) =>
      db.selectFrom('deliveries').selectAll().where('event_id', '=', value('eventId')).orderBy('sequence'),
    ),
    listWaitingChannels: prepareQuery(() => queued.select('channel_key').distinct().orderBy('channel_key')),
    listSendingChannels: prepareQuery(() =>
      db
        .selectFrom('deliveries')
        .select('channel_key')
        .where('status', '=', sql.lit('sending' as const)),
    ),
    findDue: prepareQuery((value: Placeholders<{ channelKey: string; now: number; leastPriority: DeliveryPriority }>) =>
      queued
        .selectAll()
        .where('deliveries.channel_key', '=', value('channelKey'))
        .where('deliveries.priority', '>=', value('leastPriority'))
        .where('deliveries.next_attempt_at', '<=', value('now'))
        .where(isFirstOfItsIncident)
        .orderBy('deliveries.priority')
        .orderBy('deliveries.sequence')
        .limit(1),
    ),
    findNextAttemptAt: prepareQuery((value: Placeholders<{ channelKey: string }>) =>
      queued
        .select(sql<number | null>`min(${sql.ref('deliveries.next_attempt_at')})`.as('earliest'))
        .where('deliveries.channel_key', '=', value('channelKey'))
        .where(isFirstOfItsIncident),
    ),
    findNewestOfIncident: prepareLockingQuery((value: Placeholders<{ incidentId: string }>) =>
      db
        .selectFrom('deliveries')
        .selectAll()
        .where('incident_id', '=', value('incidentId'))
        .where('action', 'in', sql<'post' | 'edit'>`('post', 'edit')`)
        .where('status', 'not in', sql<'folded' | 'digested' | 'muted'>`('folded', 'digested', 'muted')`)
        .orderBy('sequence', 'desc')
        .limit(1),
    ),
    findLater: prepareQuery((value: Placeholders<{ id: string }>) =>
      db
        .selectFrom('deliveries')
        .innerJoin('deliveries as later', (join) =>
          join
            .onRef('later.incident_id', '=', 'deliveries.incident_id')
            .onRef('later.sequence', '>', 'deliveries.sequence')
            .on('later.status', 'in', sql<'queued' | 'sending' | 'sent'>`('queued', 'sending', 'sent')`),
        )
        .select('later.id')
        .where('deliveries.id', '=', value('id'))
        .where('deliveries.action', '<>', 'reply')
        .where((eb) => eb.or([eb('later.action', '<>', 'reply'), eb('deliveries.action', '=', 'post')]))
        .limit(1),
    ),
    findLaterEdit: prepareQuery((value: Placeholders<{ id: string }>) =>
      db
        .selectFrom('deliveries')
        .innerJoin('deliveries as later', (join) =>
          join
            .onRef('later.incident_id', '=', 'deliveries.incident_id')
            .onRef('later.sequence', '>', 'deliveries.sequence')
            .on('later.status', '=', sql.lit('queued' as const)),
        )
        .select('later.id')
        .where('deliveries.id', '=', value('id'))
        .where('later.action', '=', sql.lit('edit' as const))
        // What is only added to a message is not posted where that is gone: a step does not rely on it.
        .where((eb) => eb.or([eb('later.updates', 'is not', null), eb('deliveries.updates', 'is', null)]))
        .limit(1),
    ),
    countByStatus: prepareQuery(() =>
      db
        .selectFrom('deliveries')
        .select(['status', sql<number>`count(*)`.as('count')])
        .groupBy('status'),
    ),
    insert: prepareCommand((value: Placeholders<NewRow<'deliveries'>>) =>
      db.insertInto('deliveries').values(placeAll(value, DELIVERY_COLUMNS)),
    ),
    startSending: prepareQuery((value: Placeholders<{ id: string }>) =>
      db
        .updateTable('deliveries')
        .set({ status: 'sending' })
        .where('id', '=', value('id'))
        .where('status', '=', sql.lit('queued' as const))
        .returningAll(),
    ),
    // It keeps its place: what came later about the same incident must not be overwritten by it.
    requeue: prepareQuery((value: Placeholders<{ id: string; now: number }>) =>
      db
        .updateTable('deliveries')
        .set({
          status: 'queued',
          attempt_count: 0,
          queued_at: value('now'),
          next_attempt_at: value('now'),
          finished_at: null,
          reason: null,
        })
        .where('id', '=', value('id'))
        .returning('id'),
    ),
    requeueInterrupted: prepareQuery((value: Placeholders<{ now: number }>) =>
      db
        .updateTable('deliveries')
        .set({ status: 'queued', is_possible_duplicate: 1, next_attempt_at: value('now') })
        .where('status', '=', sql.lit('sending' as const))
        .returning('id'),
    ),
    requeueInterruptedOf: prepareQuery((value: Placeholders<{ now: number; channelKey: string }>) =>
      db
        .updateTable('deliveries')
        .set({ status: 'queued', is_possible_duplicate: 1, next_attempt_at: value('now') })
        .where('status', '=', sql.lit('sending' as const))
        .where('channel_key', '=', value('channelKey'))
        .returning('id'),
    ),
  };
}

/** True where no earlier delivery of the same incident is queued or under way. */
function isFirstOfItsIncident(eb: ExpressionBuilder<StoreSchema, 'deliveries'>): Expression<SqlBool> {
  const earlier = eb
    .selectFrom('deliveries as earlier')
    .select(eb.lit(1).as('one'))
    .where('earlier.incident_id', '=', eb.ref('deliveries.incident_id'))
    .where('earlier.sequence', '<', eb.ref('deliveries.sequence'))
    .where('earlier.status', 'in', sql<'queued' | 'sending'>`('queued', 'sending')`);
  return eb.not(eb.exists(earlier));
}
