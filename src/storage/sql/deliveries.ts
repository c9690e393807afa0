// Deliveries in SQL: the outbox, in order of queueing, and what became of every event.
import type { Kysely } from 'kysely';
import { AppError } from '../../domain/errors.ts';
import type { DeliveryStatus } from '../../messages/delivery.ts';
import type { DeliveryReader, DeliveryWriter } from '../delivery-records.ts';
import { prepareChannelLook } from './channel-look.ts';
import { prepareDeliveryQueries, selectDeliveries } from './delivery-queries.ts';
import { prepareDigestQueries, toDigestedDelivery, toWaitingDelivery } from './digest-queries.ts';
import { prepareDeliveryUpdates } from './delivery-updates.ts';
import { toChangedColumns, toDelivery, toDeliveryRow } from './delivery-rows.ts';
import { prepareGroupQueries } from './group-queries.ts';
import type { PreparedRecords } from './prepared-records.ts';
import type { QueryRunner } from './query-runner.ts';
import type { StoreSchema } from './schema.ts';
import { prepareUndeliveredQueries, selectDead } from './undelivered-queries.ts';

const NONE_OF_ANY_STATUS: Readonly<Record<DeliveryStatus, number>> = {
  queued: 0,
  sending: 0,
  sent: 0,
  folded: 0,
  digested: 0,
  muted: 0,
  dead: 0,
};

/** Prepares the records about deliveries. */
export function prepareDeliveries(db: Kysely<StoreSchema>): PreparedRecords<DeliveryReader, DeliveryWriter> {
  const queries = prepareDeliveryQueries(db);
  const look = prepareChannelLook(db);
  const updates = prepareDeliveryUpdates(db);
  const digestQueries = prepareDigestQueries(db);
  const groupQueries = prepareGroupQueries(db);
  const undelivered = prepareUndeliveredQueries(db);

  function reader(runner: QueryRunner): DeliveryReader {
    return {
      async find(id) {
        const [row] = await queries.find(runner, { id });
        return row === undefined ? undefined : toDelivery(row);
      },
      async list(filter) {
        const rows = await runner.run(selectDeliveries(db, filter).compile());
        return rows.map(toDelivery);
      },
      async listOfEvent(eventId) {
        const rows = await queries.listOfEvent(runner, { eventId });
        return rows.map(toDelivery);
      },
      async listWaitingChannels() {
        return (await queries.listWaitingChannels(runner, {})).map((row) => row.channel_key);
      },
      look: (channelKey, now, backlog) => look(runner, { channelKey, now: now.getTime(), backlog }),
      async listSendingChannels() {
        const rows = await queries.listSendingChannels(runner, {});
        return [...new Set(rows.map((row) => row.channel_key))].toSorted();
      },
      async findDue(channelKey, now, leastPriority = 0) {
        const [row] = await queries.findDue(runner, { channelKey, now: now.getTime(), leastPriority });
        return row === undefined ? undefined : toDelivery(row);
      },
      async findNextAttemptAt(channelKey) {
        const [row] = await queries.findNextAttemptAt(runner, { channelKey });
        return row === undefined || row.earliest === null ? undefined : new Date(row.earliest);
      },
      async findNewestOfIncident(incidentId) {
        const [row] = await queries.findNewestOfIncident(runner, { incidentId });
        return row === undefined ? undefined : toDelivery(row);
      },
      async isSuperseded(id) {
        return (await queries.findLater(runner, { id })).length > 0;
      },
      async hasLaterEdit(id) {
        return (await queries.findLaterEdit(runner, { id })).length > 0;
      },
      async countWaitingPosts(channelKey, now, limit) {
        return (await digestQueries.listWaitingPosts(runner, { channelKey, now: now.getTime(), limit })).length;
      },
      async listWaiting(channelKey, { now, limit }) {
        const rows = await digestQueries.listWaiting(runner, { channelKey, now: now.getTime(), limit });
        return rows.map(toWaitingDelivery);
      },
      async listDigested(digestId, { afterSequence, limit }) {
        const rows = await digestQueries.listDigested(runner, { digestId, after: afterSequence, limit });
        return rows.map(toDigestedDelivery);
      },
      async listDueGroups(channelKey, now, limit) {
        const rows = await groupQueries.listDueGroups(runner, { channelKey, now: now.getTime(), limit });
        return rows.flatMap(({ group_key: groupKey }) => groupKey ?? []);
      },
      async listOfGroup(channelKey, groupKey, limit) {
        const rows = await groupQueries.listOfGroup(runner, { channelKey, groupKey, limit });
        return rows.map((row) => ({
          ...toWaitingDelivery({ ...row, digest_of_incident: null }),
          nextAttemptAt: new Date(row.next_attempt_at),
        }));
      },
      async countByStatus() {
        const rows = await queries.countByStatus(runner, {});
        return { ...NONE_OF_ANY_STATUS, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
      },
      async listStranded({ channelKey, configurationName, queuedBefore, limit }) {
        const place = { channelKey, configurationName, queuedBefore: queuedBefore.getTime(), limit };
        return (await undelivered.listStranded(runner, place)).map(toDelivery);
      },
      async listOverdue({ channelKey, queuedBefore, limit }) {
        return (await undelivered.listOverdue(runner, { channelKey, queuedBefore: queuedBefore.getTime(), limit })).map(toDelivery);
      },
      listDead: (criteria, page) => runner.run(selectDead(db, criteria, page).compile()),
    };
  }

  function writer(runner: QueryRunner): DeliveryWriter {
    return {
      ...reader(runner),
      async insert(delivery) {
        await queries.insert(runner, toDeliveryRow(delivery));
      },
      async update(id, change) {
        await updates.run(runner, id, toChangedColumns(change));
      },
      async startSending(id) {
        const [row] = await queries.startSending(runner, { id });
        return row === undefined ? undefined : toDelivery(row);
      },
      async requeue(id, now) {
        const [changed] = await queries.requeue(runner, { id, now: now.getTime() });
        if (changed === undefined) throw new AppError('delivery-unknown', id);
      },
      async requeueInterrupted(now, channelKey) {
        const at = { now: now.getTime() };
        const requeued = await (channelKey === undefined
          ? queries.requeueInterrupted(runner, at)
          : queries.requeueInterruptedOf(runner, { ...at, channelKey }));
        return requeued.length;
      },
      async hurryEdits(incidentId, now) {
        await undelivered.hurryEdits(runner, { incidentId, now: now.getTime() });
      },
      async leaveGroup(id) {
        const [changed] = await groupQueries.leaveGroup(runner, { id });
        if (changed === undefined) throw new AppError('delivery-unknown', id);
      },
      async hurry(now) {
        await undelivered.hurry(runner, { now: now.getTime() });
      },
      async bringForward(now, byMs) {
        await undelivered.bringForward(runner, { now: now.getTime(), until: now.getTime() + byMs, byMs });
        await undelivered.ageQueued(runner, { now: now.getTime(), byMs });
      },
    };
  }

  return { reader, writer };
}
