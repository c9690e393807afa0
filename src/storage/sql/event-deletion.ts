// Deletes old events with all that hangs on them; what is still on its way, was never shown, or belongs to something open stays.
import { sql, type Expression, type ExpressionBuilder, type Kysely, type SqlBool } from 'kysely';
import type { DeletedPage, DeletionPage } from '../deletion-page.ts';
import { prepareQuery, type Placeholders } from './prepared-query.ts';
import type { QueryRunner } from './query-runner.ts';
import type { StoreSchema } from './schema.ts';

/** Deletes the settled events of a stretch. */
export type DeleteSettledEvents = (runner: QueryRunner, page: DeletionPage) => Promise<DeletedPage>;

/** A stretch of the table, from its own numbers to its own numbers. */
interface Stretch {
  readonly after: number;
  readonly last: number;
  readonly before: number;
}

/** Prepares the queries. */
export function prepareEventDeletion(db: Kysely<StoreSchema>): DeleteSettledEvents {
  const queries = prepareQueries(db);
  return async (runner, { before, after, limit }) => {
    const rows = await queries.listStretch(runner, { after, limit });
    const end = rows.at(-1);
    if (end === undefined) return { deletedCount: 0 };
    const stretch: Stretch = { after, last: end.sequence, before: before.getTime() };
    const deliveries = await queries.deleteDeliveries(runner, stretch);
    await queries.deleteIdentities(runner, stretch);
    const events = await queries.deleteEvents(runner, stretch);
    for (const id of new Set(deliveries.flatMap(({ incident_id: incidentId }) => incidentId ?? []))) {
      await queries.deleteIncident(runner, { id });
    }
    for (const id of new Set(deliveries.flatMap(({ digest_id: digestId }) => digestId ?? []))) await queries.deleteDigest(runner, { id });
    // Events are numbered in the order of their arrival, so that a stretch without an old one is the last.
    const isLast = rows.length < limit || rows.every(({ received_at: receivedAt }) => receivedAt >= stretch.before);
    return { deletedCount: events.length, ...(isLast ? {} : { endedAt: end.sequence }) };
  };
}

function prepareQueries(db: Kysely<StoreSchema>) {
  const oldOnes = (value: Placeholders<Stretch>) =>
    db
      .selectFrom('raw_events')
      .select('raw_events.id')
      .where('raw_events.sequence', '>', value('after'))
      .where('raw_events.sequence', '<=', value('last'))
      .where('raw_events.received_at', '<', value('before'))
      .where('raw_events.state', 'not in', sql<'accepted' | 'held'>`('accepted', 'held')`);
  return {
    listStretch: prepareQuery((value: Placeholders<{ after: number; limit: number }>) =>
      db
        .selectFrom('raw_events')
        .select(['sequence', 'received_at'])
        .where('sequence', '>', value('after'))
        .orderBy('sequence')
        .limit(value('limit')),
    ),
    deleteDeliveries: prepareQuery((value: Placeholders<Stretch>) =>
      db.deleteFrom('deliveries').where('event_id', 'in', oldOnes(value).where(isSettled)).returning(['incident_id', 'digest_id']),
    ),
    // From here on an event is settled where no delivery of it is left.
    deleteIdentities: prepareQuery((value: Placeholders<Stretch>) =>
      db.deleteFrom('event_identities').where('event_id', 'in', oldOnes(value).where(hasNoDelivery)),
    ),
    deleteEvents: prepareQuery((value: Placeholders<Stretch>) =>
      db.deleteFrom('raw_events').where('id', 'in', oldOnes(value).where(hasNoDelivery)).returning('id'),
    ),
    deleteIncident: prepareQuery((value: Placeholders<{ id: string }>) =>
      db
        .deleteFrom('incidents')
        .where('id', '=', value('id'))
        .where('is_open', '=', 0)
        .where((eb) => eb.not(eb.exists(eb.selectFrom('deliveries').select('id').whereRef('incident_id', '=', 'incidents.id')))),
    ),
    deleteDigest: prepareQuery((value: Placeholders<{ id: string }>) =>
      db
        .deleteFrom('digests')
        .where('id', '=', value('id'))
        .where('is_open', '=', 0)
        .where((eb) => eb.not(eb.exists(eb.selectFrom('deliveries').select('id').whereRef('digest_id', '=', 'digests.id')))),
    ),
  };
}

/** True where nothing of the event waits, is dead (nobody has seen it), belongs to an open incident, or was taken into a digest of that kind. */
function isSettled(eb: ExpressionBuilder<StoreSchema, 'raw_events'>): Expression<SqlBool> {
  const unfinished = sql<'queued' | 'sending' | 'dead'>`('queued', 'sending', 'dead')`;
  const unsettled = eb
    .selectFrom('deliveries as own')
    .leftJoin('incidents', 'incidents.id', 'own.incident_id')
    .select('own.id')
    .whereRef('own.event_id', '=', 'raw_events.id')
    .where((own) =>
      own.or([
        own('own.status', 'in', unfinished),
        own('incidents.is_open', '=', 1),
        own.exists(
          // The message of a digest is that of the incident of the same id.
          own
            .selectFrom('deliveries as message')
            .select('message.id')
            .whereRef('message.incident_id', '=', 'own.digest_id')
            .where('message.status', 'in', unfinished),
        ),
      ]),
    );
  return eb.not(eb.exists(unsettled));
}

function hasNoDelivery(eb: ExpressionBuilder<StoreSchema, 'raw_events'>): Expression<SqlBool> {
  return eb.not(eb.exists(eb.selectFrom('deliveries').select('deliveries.id').whereRef('deliveries.event_id', '=', 'raw_events.id')));
}
