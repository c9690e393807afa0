// Raw events in SQL: stored as they came, with where they stand and how often they arrived.
import { sql, type Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { EventReader, EventState, EventWriter, StoredEvent } from '../event-records.ts';
import { prepareEventDeletion } from './event-deletion.ts';
import { prepareEventIdentities } from './event-identities.ts';
import { toInstant, toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import { placeAll, prepareCommand, prepareLockingQuery, prepareQuery, type Placeholders } from './prepared-query.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { NewRow, Row, StoreSchema } from './schema.ts';

/** Prepares the records about events. */
export function prepareRawEvents(db: Kysely<StoreSchema>): PreparedRecords<EventReader, EventWriter> {
  const identities = prepareEventIdentities(db);
  const deleteSettled = prepareEventDeletion(db);
  const queries = prepareQueries(db);

  function reader(runner: QueryRunner): EventReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toStoredEvent(row);
      },
      async listHeld(topicArn) {
        const rows = await queries.listHeld(runner, { topicArn });
        return rows.map(toStoredEvent);
      },
      async countHeld(topicArn) {
        const [row] = await queries.countHeld(runner, { topicArn });
        return row?.count ?? 0;
      },
      async measureHeld() {
        const [row] = await queries.measureHeld(runner, {});
        return row?.bytes ?? 0;
      },
      async listUnrouted(topicArn, limit) {
        const rows = await queries.listUnrouted(runner, { topicArn, limit });
        return rows.map(toStoredEvent).toReversed();
      },
      async listAccepted(limit, after = '') {
        const rows = await queries.listAccepted(runner, { limit, after });
        return rows.map(toStoredEvent);
      },
    };
  }

  function writer(runner: QueryRunner): EventWriter {
    return {
      ...reader(runner),
      findRepeated: (identityKey, now) => identities.findCounting(runner, identityKey, now),
      async recordRepeat(identityKey, now) {
        const id = await identities.findCounting(runner, identityKey, now);
        if (id !== undefined) await queries.countArrival(runner, { id });
        return id;
      },
      async insert(event, state) {
        await queries.insert(runner, toRow(event, state));
        await identities.register(runner, event);
      },
      async setState(id, state) {
        await queries.setState(runner, { id, state });
      },
      async refuseHeld(topicArn) {
        await queries.refuseHeld(runner, { topicArn, body: new Uint8Array() });
      },
      deleteSettled: (page) => deleteSettled(runner, page),
    };
  }

  return { reader, writer };
}

function prepareQueries(db: Kysely<StoreSchema>) {
  const held = db.selectFrom('raw_events').where('state', '=', sql.lit('held' as const));
  return {
    find: prepareLockingQuery((value: Placeholders<{ id: string }>) =>
      db.selectFrom('raw_events').selectAll().where('id', '=', value('id')),
    ),
    listHeld: prepareQuery((value: Placeholders<{ topicArn: string }>) =>
      held.selectAll().where('topic_arn', '=', value('topicArn')).orderBy('sequence'),
    ),
    countHeld: prepareQuery((value: Placeholders<{ topicArn: string }>) =>
      held.select(sql<number>`count(*)`.as('count')).where('topic_arn', '=', value('topicArn')),
    ),
    // What is held has a topic; naming that makes the databases search the index of held events instead of reading all others.
    measureHeld: prepareQuery(() =>
      held.select(sql<number>`coalesce(sum(octet_length(body) + octet_length(text)), 0)`.as('bytes')).where('topic_arn', '>=', ''),
    ),
    listUnrouted: prepareQuery((value: Placeholders<{ topicArn: string; limit: number }>) =>
      db
        .selectFrom('raw_events')
        .selectAll()
        .where('state', '=', sql.lit('unrouted' as const))
        .where('topic_arn', '=', value('topicArn'))
        .orderBy('sequence', 'desc')
        .limit(value('limit')),
    ),
    listAccepted: prepareQuery((value: Placeholders<{ limit: number; after: string }>) =>
      db
        .selectFrom('raw_events')
        .selectAll()
        .where('state', '=', sql.lit('accepted' as const))
        .where('sequence', '>', (eb) =>
          eb
            .selectFrom('raw_events as before')
            .select((before) => before.fn.coalesce(before.fn.max('before.sequence'), sql<number>`0`).as('sequence'))
            .where('before.id', '=', value('after')),
        )
        .orderBy('sequence')
        .limit(value('limit')),
    ),
    insert: prepareCommand((value: Placeholders<NewRow<'raw_events'>>) => db.insertInto('raw_events').values(placeAll(value, COLUMNS))),
    countArrival: prepareCommand((value: Placeholders<{ id: string }>) =>
      db
        .updateTable('raw_events')
        .set((eb) => ({ arrival_count: eb('arrival_count', '+', 1) }))
        .where('id', '=', value('id')),
    ),
    setState: prepareCommand(
      (value: Placeholders<{ id: string; state: EventState }>) =>
        db
          .updateTable('raw_events')
          .set({ state: value('state') })
          .where('id', '=', value('id'))
          .returning('id'),
      ([changed], { id }) => {
        if (changed === undefined) throw new AppError('event-unknown', id);
      },
    ),
    refuseHeld: prepareQuery((value: Placeholders<{ topicArn: string; body: Uint8Array }>) =>
      db
        .updateTable('raw_events')
        .set({ state: 'refused', text: '', subject: null, body: value('body') })
        .where('state', '=', sql.lit('held' as const))
        .where('topic_arn', '=', value('topicArn')),
    ),
  };
}

const COLUMNS = [
  'id',
  'door',
  'state',
  'arrival_count',
  'identity_key',
  'identity_expires_at',
  'received_at',
  'sent_at',
  'topic_arn',
  'sender',
  'subject',
  'text',
  'body',
] as const;

function toRow(event: RawEvent, state: EventState): NewRow<'raw_events'> {
  return {
    id: event.id,
    door: event.door,
    state,
    arrival_count: 1,
    identity_key: event.identity.key,
    identity_expires_at: toMilliseconds(event.identity.expiresAt),
    received_at: event.receivedAt.getTime(),
    sent_at: toMilliseconds(event.sentAt),
    topic_arn: event.topicArn ?? null,
    sender: event.sender ?? null,
    subject: event.subject ?? null,
    text: event.text,
    body: event.body,
  };
}

function toStoredEvent(row: Row<'raw_events'>): StoredEvent {
  const { body } = row;
  return {
    event: {
      id: row.id,
      door: row.door,
      identity: { key: row.identity_key, ...omitNulls({ expiresAt: toInstant(row.identity_expires_at) }) },
      receivedAt: new Date(row.received_at),
      // `pg` returns a Buffer; callers get plain bytes from every adapter.
      body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength),
      text: row.text,
      ...omitNulls({ subject: row.subject, topicArn: row.topic_arn, sender: row.sender, sentAt: toInstant(row.sent_at) }),
    },
    state: row.state,
    arrivalCount: row.arrival_count,
  };
}
