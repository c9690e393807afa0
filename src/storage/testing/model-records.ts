// The store's port over plain lists: short enough to see that it is right, which is all that it is for.
import { channelKey } from '../../domain/channel.ts';
import { AppError } from '../../domain/errors.ts';
import type { Delivery, DeliveryStatus } from '../../messages/delivery.ts';
import type { DeliveryWriter } from '../delivery-records.ts';
import type { RecordWriters } from '../store.ts';
import type { TopicWriter } from '../topic-records.ts';
import type { WebMessageWriter } from '../web-message-records.ts';
import { modelActions } from './model-actions.ts';
import { modelAliases } from './model-aliases.ts';
import { modelAuditEvents } from './model-audit-events.ts';
import { modelCommands } from './model-commands.ts';
import { modelChannelPreferences, modelDrafts, modelPreferences } from './model-conversations.ts';
import { deleteOldWebMessages } from './model-deletion.ts';
import { modelDigestQueries, modelDigests, modelLook } from './model-digests.ts';
import { modelFiles } from './model-files.ts';
import { modelIncidents } from './model-incidents.ts';
import { modelEvents } from './model-events.ts';
import { modelHeartbeats } from './model-heartbeats.ts';
import { modelLeases } from './model-leases.ts';
import { modelOffers } from './model-offers.ts';
import { modelSignIns } from './model-sign-ins.ts';
import { modelInhibitors, modelSilences } from './model-silences.ts';
import { isMeant, modelUndeliveredQueries } from './model-undelivered.ts';
import { modelUserRoles } from './model-user-roles.ts';
import { modelWatches } from './model-watches.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes the records over a state, which they change. */
export function modelRecords(state: ModelState): RecordWriters {
  return {
    events: modelEvents(state),
    deliveries: deliveries(state),
    incidents: modelIncidents(state),
    digests: modelDigests(state),
    topics: topics(state),
    webMessages: webMessages(state),
    signIns: modelSignIns(state),
    commands: modelCommands(state),
    auditEvents: modelAuditEvents(state),
    watches: modelWatches(state),
    drafts: modelDrafts(state),
    preferences: modelPreferences(state),
    channelPreferences: modelChannelPreferences(state),
    offers: modelOffers(state),
    files: modelFiles(state),
    userRoles: modelUserRoles(state),
    silences: modelSilences(state),
    inhibitors: modelInhibitors(state),
    leases: modelLeases(state),
    heartbeats: modelHeartbeats(state),
    aliases: modelAliases(state),
    customActions: modelActions(state),
  };
}

function deliveries(state: ModelState): DeliveryWriter {
  const isUnfinished = ({ status }: Delivery) => status === 'queued' || status === 'sending';
  const isFirstOfItsIncident = (delivery: Delivery, index: number) =>
    !state.deliveries.slice(0, index).some((earlier) => isUnfinished(earlier) && earlier.incidentId === delivery.incidentId);
  const ready = (key: string) =>
    state.deliveries.filter(
      (delivery, index) =>
        delivery.status === 'queued' &&
        channelKey(delivery.channel) === key &&
        (delivery.incidentId === undefined || isFirstOfItsIncident(delivery, index)),
    );
  function change(id: string, how: (delivery: Delivery) => Delivery): void {
    if (!state.deliveries.some((delivery) => delivery.id === id)) throw new AppError('delivery-unknown');
    state.deliveries = state.deliveries.map((delivery) => (delivery.id === id ? how(delivery) : delivery));
  }
  return {
    find: async (id) => state.deliveries.find((delivery) => delivery.id === id),
    list: async ({ status, limit, ...criteria }) =>
      state.deliveries
        .filter((delivery) => (status === undefined || delivery.status === status) && isMeant(delivery, criteria))
        .toReversed()
        .slice(0, limit),
    listOfEvent: async (eventId) => state.deliveries.filter((delivery) => delivery.eventId === eventId),
    listWaitingChannels: async () => {
      const waiting = state.deliveries.filter((delivery) => delivery.status === 'queued');
      return [...new Set(waiting.map(({ channel }) => channelKey(channel)))].toSorted();
    },
    look: async (key, now, backlog) => modelLook(state, { key, now, backlog }),
    listSendingChannels: async () => {
      const sending = state.deliveries.filter(({ status }) => status === 'sending');
      return [...new Set(sending.map(({ channel }) => channelKey(channel)))].toSorted();
    },
    findDue: async (key, now, leastPriority = 0) =>
      ready(key)
        .filter(({ nextAttemptAt, priority }) => nextAttemptAt <= now && priority >= leastPriority)
        // The order of queueing stays within a priority.
        .toSorted((a, b) => a.priority - b.priority)[0],
    findNextAttemptAt: async (key) =>
      ready(key)
        .map(({ nextAttemptAt }) => nextAttemptAt)
        .toSorted((a, b) => a.getTime() - b.getTime())[0],
    findNewestOfIncident: async (incidentId) =>
      state.deliveries.findLast(
        (delivery) =>
          delivery.incidentId === incidentId &&
          ['post', 'edit'].includes(delivery.action) &&
          !['folded', 'digested', 'muted'].includes(delivery.status),
      ),
    isSuperseded: async (id) => {
      const index = state.deliveries.findIndex((delivery) => delivery.id === id);
      const { incidentId, action } = state.deliveries[index] ?? {};
      if (incidentId === undefined || action === 'reply') return false;
      return state.deliveries.slice(index + 1).some((later) => {
        const isShown = isUnfinished(later) || later.status === 'sent';
        return later.incidentId === incidentId && isShown && (later.action !== 'reply' || action === 'post');
      });
    },
    ...modelDigestQueries(state),
    ...modelUndeliveredQueries(state),
    hasLaterEdit: async (id) => {
      const index = state.deliveries.findIndex((delivery) => delivery.id === id);
      const { incidentId, updates } = state.deliveries[index] ?? {};
      return state.deliveries
        .slice(index + 1)
        .filter((later) => incidentId !== undefined && later.incidentId === incidentId)
        .some((later) => later.action === 'edit' && later.status === 'queued' && (later.updates !== undefined || updates === undefined));
    },
    async countByStatus() {
      const counts: Record<DeliveryStatus, number> = { queued: 0, sending: 0, sent: 0, folded: 0, digested: 0, muted: 0, dead: 0 };
      for (const { status } of state.deliveries) counts[status] += 1;
      return counts;
    },
    async insert(delivery) {
      refuseIf(
        state.deliveries.some(({ id }) => id === delivery.id),
        'the delivery exists',
      );
      refuseIf(!state.events.some(({ event }) => event.id === delivery.eventId), 'there is no such event');
      const { incidentId } = delivery;
      refuseIf(incidentId !== undefined && !state.incidents.some(({ id }) => id === incidentId), 'there is no such incident');
      state.deliveries.push(delivery);
    },
    async update(id, changed) {
      change(id, (delivery) => ({ ...delivery, ...changed }));
    },
    async startSending(id) {
      if (state.deliveries.find((delivery) => delivery.id === id)?.status !== 'queued') return undefined;
      change(id, (delivery) => ({ ...delivery, status: 'sending' }));
      return state.deliveries.find((delivery) => delivery.id === id);
    },
    async requeue(id, now) {
      change(id, (delivery) => {
        const { reason: _reason, finishedAt: _finishedAt, ...rest } = delivery;
        return { ...rest, status: 'queued', attemptCount: 0, queuedAt: now, nextAttemptAt: now };
      });
    },
    async leaveGroup(id) {
      change(id, ({ groupKey: _groupKey, ...rest }) => rest);
    },
    async requeueInterrupted(now, key) {
      const interrupted = state.deliveries.filter(
        ({ status, channel }) => status === 'sending' && (key === undefined || channelKey(channel) === key),
      );
      for (const { id } of interrupted) {
        change(id, (delivery) => ({ ...delivery, status: 'queued', isPossibleDuplicate: true, nextAttemptAt: now }));
      }
      return interrupted.length;
    },
    async hurryEdits(incidentId, now) {
      state.deliveries = state.deliveries.map((delivery) =>
        delivery.incidentId === incidentId &&
        delivery.status === 'queued' &&
        delivery.action === 'edit' &&
        delivery.attemptCount === 0 &&
        delivery.nextAttemptAt > now
          ? { ...delivery, nextAttemptAt: now }
          : delivery,
      );
    },
    async hurry(now) {
      state.deliveries = state.deliveries.map((delivery) =>
        delivery.status === 'queued' && delivery.attemptCount > 0 && delivery.nextAttemptAt > now
          ? { ...delivery, nextAttemptAt: now }
          : delivery,
      );
    },
    async bringForward(now, byMs) {
      const earlier = (instant: Date) => new Date(instant.getTime() - byMs);
      state.deliveries = state.deliveries.map((delivery) => {
        const { status, nextAttemptAt, queuedAt } = delivery;
        if (status !== 'queued') return delivery;
        return {
          ...delivery,
          nextAttemptAt: nextAttemptAt > now ? new Date(Math.max(earlier(nextAttemptAt).getTime(), now.getTime())) : nextAttemptAt,
          queuedAt: queuedAt > now ? earlier(queuedAt) : queuedAt,
        };
      });
    },
  };
}

function topics(state: ModelState): TopicWriter {
  return {
    find: async (topicArn) => state.topics.find((topic) => topic.topicArn === topicArn),
    list: async () =>
      state.topics
        .toSorted((a, b) => (a.topicArn < b.topicArn ? -1 : 1))
        .toSorted((a, b) => a.firstSeenAt.getTime() - b.firstSeenAt.getTime()),
    countPending: async () => state.topics.filter((topic) => topic.state === 'pending').length,
    async save(topic) {
      state.topics = [...state.topics.filter(({ topicArn }) => topicArn !== topic.topicArn), topic];
    },
    async delete(topicArn) {
      state.topics = state.topics.filter((topic) => topic.topicArn !== topicArn);
    },
  };
}

function webMessages(state: ModelState): WebMessageWriter {
  return {
    find: async (id) => state.webMessages.find((message) => message.id === id),
    async listNewest(channelId, limit, before) {
      // Sorting keeps the order of insertion among those of the same millisecond.
      const all = state.webMessages
        .filter((message) => message.channelId === channelId)
        .toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime());
      const end =
        before === undefined
          ? all.length
          : Math.max(
              0,
              all.findIndex(({ id }) => id === before),
            );
      return all.slice(Math.max(0, end - limit), end);
    },
    listChanged: async (afterRevision, limit) =>
      state.webMessages
        .filter(({ revision }) => revision > afterRevision)
        .toSorted((a, b) => a.revision - b.revision)
        .slice(0, limit),
    newestRevision: async () => state.revision,
    async put({ id, channelId, payload, now }) {
      const existing = state.webMessages.find((message) => message.id === id);
      if (existing?.payload === payload) return existing;
      state.revision += 1;
      const { revision } = state;
      if (existing === undefined) {
        const posted = { id, channelId, postedAt: now, payload, revision };
        state.webMessages.push(posted);
        return posted;
      }
      const edited = { ...existing, editedAt: now, payload, revision };
      state.webMessages = state.webMessages.map((message) => (message === existing ? edited : message));
      return edited;
    },
    deleteOld: (page) => deleteOldWebMessages(state, page),
  };
}
