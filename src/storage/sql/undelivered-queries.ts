// The queries about deliveries that do not get through: what a fallback is to show, what waits for too long, and what is dead.
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SelectQueryBuilder, type SqlBool } from 'kysely';
import type { DeliveryCriteria, DeliveryReader } from '../delivery-records.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { Row, StoreSchema } from './schema.ts';

type DeliveriesBuilder = ExpressionBuilder<StoreSchema, 'deliveries'>;

/** Prepares those of a fixed form. */
export function prepareUndeliveredQueries(db: Kysely<StoreSchema>) {
  const waiting = (value: Placeholders<{ channelKey: string; queuedBefore: number }>) =>
    db
      .selectFrom('deliveries')
      .selectAll('deliveries')
      .where('deliveries.status', '=', sql.lit('queued' as const))
      .where('deliveries.channel_key', '=', value('channelKey'))
      .where('deliveries.queued_at', '<=', value('queuedBefore'))
      .orderBy('deliveries.priority')
      .orderBy('deliveries.sequence');
  return {
    listStranded: prepareQuery(
      (value: Placeholders<{ channelKey: string; configurationName: string; queuedBefore: number; limit: number }>) =>
        waiting(value)
          .where('deliveries.configuration_name', '=', value('configurationName'))
          .where('deliveries.fallback_of', 'is', null)
          .where(tellsOfItsOwn)
          .where(hasNoFallback)
          .limit(value('limit')),
    ),
    listOverdue: prepareQuery((value: Placeholders<{ channelKey: string; queuedBefore: number; limit: number }>) =>
      waiting(value).limit(value('limit')),
    ),
    hurryEdits: prepareQuery((value: Placeholders<{ incidentId: string; now: number }>) =>
      db
        .updateTable('deliveries')
        .set({ next_attempt_at: value('now') })
        .where('incident_id', '=', value('incidentId'))
        .where('status', '=', sql.lit('queued' as const))
        .where('action', '=', sql.lit('edit' as const))
        .where('attempt_count', '=', sql.lit(0))
        .where('next_attempt_at', '>', value('now')),
    ),
    hurry: prepareQuery((value: Placeholders<{ now: number }>) =>
      db
        .updateTable('deliveries')
        .set({ next_attempt_at: value('now') })
        .where('status', '=', sql.lit('queued' as const))
        .where('attempt_count', '>', sql.lit(0))
        .where('next_attempt_at', '>', value('now')),
    ),
    bringForward: prepareQuery((value: Placeholders<{ now: number; until: number; byMs: number }>) =>
      db
        .updateTable('deliveries')
        .set(({ eb }) => ({
          next_attempt_at: eb
            .case()
            .when('next_attempt_at', '>', value('until'))
            .then(eb('next_attempt_at', '-', value('byMs')))
            .else(value('now'))
            .end(),
        }))
        .where('status', '=', sql.lit('queued' as const))
        .where('next_attempt_at', '>', value('now')),
    ),
    ageQueued: prepareQuery((value: Placeholders<{ now: number; byMs: number }>) =>
      db
        .updateTable('deliveries')
        .set(({ eb }) => ({ queued_at: eb('queued_at', '-', value('byMs')) }))
        .where('status', '=', sql.lit('queued' as const))
        .where('queued_at', '>', value('now')),
    ),
  };
}

/** Selects a page of the dead deliveries, newest first. */
export function selectDead(
  db: Kysely<StoreSchema>,
  { configurationName, since, reasonPart }: DeliveryCriteria,
  { limit, before }: Parameters<DeliveryReader['listDead']>[1],
): SelectQueryBuilder<StoreSchema, 'deliveries', Pick<Row<'deliveries'>, 'id' | 'sequence'>> {
  let query = db
    .selectFrom('deliveries')
    .select(['id', 'sequence'])
    .where('status', '=', sql.lit('dead'))
    .orderBy('sequence', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('sequence', '<', before);
  if (configurationName !== undefined) query = query.where('configuration_name', '=', configurationName);
  if (since !== undefined) query = query.where('finished_at', '>=', since.getTime());
  if (reasonPart !== undefined) query = query.where(hasReason(reasonPart));
  return query;
}

/** True where the reason holds a text, whatever the case of letters. */
export function hasReason(part: string): Expression<SqlBool> {
  // The text is data: what means something in a pattern means itself.
  const pattern = `%${part.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<SqlBool>`lower(${sql.ref('deliveries.reason')}) like ${pattern} escape '\\'`;
}

/**
 * A first message, and of later steps the change of the message that says them last; a reply where its step is told by nothing else.
 * What is only added to a message tells of nothing new.
 */
function tellsOfItsOwn(eb: DeliveriesBuilder): Expression<SqlBool> {
  const waitingEdit = eb
    .selectFrom('deliveries as other')
    .select(eb.lit(1).as('one'))
    .where('other.incident_id', '=', eb.ref('deliveries.incident_id'))
    .where('other.status', 'in', sql<'queued' | 'sending'>`('queued', 'sending')`)
    .where('other.action', '=', sql.lit('edit' as const))
    .where('other.updates', 'is not', null);
  const isStep = eb('deliveries.updates', 'is not', null);
  const isLastEdit = eb.not(eb.exists(waitingEdit.where('other.sequence', '>', eb.ref('deliveries.sequence'))));
  const isToldAlone = eb.not(eb.exists(waitingEdit.where('other.event_id', '=', eb.ref('deliveries.event_id'))));
  return eb.or([
    eb('deliveries.action', '=', sql.lit('post' as const)),
    eb.and([eb('deliveries.action', '=', sql.lit('edit' as const)), isStep, isLastEdit]),
    eb.and([eb('deliveries.action', '=', sql.lit('reply' as const)), isStep, isToldAlone]),
  ]);
}

function hasNoFallback(eb: DeliveriesBuilder): Expression<SqlBool> {
  const shown = eb
    .selectFrom('deliveries as fallback')
    .select(eb.lit(1).as('one'))
    .where('fallback.fallback_of', '=', eb.ref('deliveries.id'));
  return eb.not(eb.exists(shown));
}
