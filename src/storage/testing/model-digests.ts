// Digests over a plain list, and what they ask about deliveries.
import { channelKey } from '../../domain/channel.ts';
import type { Digest } from '../../domain/digest.ts';
import { AppError } from '../../domain/errors.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { ChannelLook, DeliveryReader, WaitingDelivery } from '../delivery-records.ts';
import type { DigestWriter } from '../digest-records.ts';
import type { ModelState } from './model-state.ts';
import { refuseIf } from './refuse-if.ts';

/** Makes the records of digests over a state, which they change. */
export function modelDigests(state: ModelState): DigestWriter {
  const open = () => state.digests.filter(({ closedAt }) => closedAt === undefined);
  const find = (id: string) => state.digests.find((digest) => digest.id === id);
  const refuseSecond = (digest: Digest) => {
    const others = open().filter(({ id, kind, groupKey }) => id !== digest.id && kind === digest.kind && groupKey === digest.groupKey);
    const isSecond = others.some(({ channel }) => channelKey(channel) === channelKey(digest.channel));
    refuseIf(digest.closedAt === undefined && isSecond, 'one is open');
  };
  return {
    find: async (id) => find(id),
    findOpen: async (key, kind) => open().find((digest) => channelKey(digest.channel) === key && digest.kind === kind),
    findOpenGroup: async (key, groupKey) =>
      open().find((digest) => channelKey(digest.channel) === key && digest.kind === 'group' && digest.groupKey === groupKey),
    listOpenGroups: async (key, limit) =>
      open()
        .filter((digest) => channelKey(digest.channel) === key && digest.kind === 'group')
        .toSorted((a, b) => ((a.groupKey ?? '') < (b.groupKey ?? '') ? -1 : 1))
        .slice(0, limit),
    hasAny: async (key, kind) =>
      state.digests.some((digest) => channelKey(digest.channel) === key && (kind === undefined || digest.kind === kind)),
    listOpenChannels: async () => [...new Set(open().map(({ channel }) => channelKey(channel)))].toSorted(),
    async insert(digest) {
      refuseIf(find(digest.id) !== undefined, 'the id is taken');
      refuseSecond(digest);
      state.digests = [...state.digests, digest];
    },
    async replace(digest) {
      if (find(digest.id) === undefined) throw new AppError('digest-unknown');
      refuseSecond(digest);
      state.digests = state.digests.map((other) => (other.id === digest.id ? digest : other));
    },
  };
}

function isWaiting(delivery: Delivery, key: string, now: Date): boolean {
  const { status, channel, nextAttemptAt, digestId } = delivery;
  return status === 'queued' && channelKey(channel) === key && nextAttemptAt <= now && digestId === undefined;
}

function isGrouped({ status, channel, action, groupKey, digestId }: Delivery, key: string): boolean {
  return status === 'queued' && channelKey(channel) === key && action === 'post' && groupKey !== undefined && digestId === undefined;
}

/** What a lane asks first. */
export function modelLook(
  { deliveries, digests }: ModelState,
  { key, now, backlog }: { readonly key: string; readonly now: Date; readonly backlog: number },
): ChannelLook {
  const own = digests.filter(({ channel }) => channelKey(channel) === key);
  const waitingPosts = deliveries.filter((delivery) => isWaiting(delivery, key, now) && delivery.action === 'post');
  return {
    isAnythingQueued: deliveries.some(({ status, channel }) => status === 'queued' && channelKey(channel) === key),
    hasDigest: own.length > 0,
    hasOpenDigest: own.some(({ closedAt }) => closedAt === undefined),
    isGroupDue: deliveries.some((delivery) => isGrouped(delivery, key) && delivery.nextAttemptAt <= now),
    isMuchWaiting: waitingPosts.length > backlog,
  };
}

/** What digests ask about deliveries. */
export function modelDigestQueries(
  state: ModelState,
): Pick<DeliveryReader, 'countWaitingPosts' | 'listWaiting' | 'listDigested' | 'listDueGroups' | 'listOfGroup'> {
  function digestOfIncident(delivery: Delivery): string | undefined {
    const { incidentId } = delivery;
    const incident = state.incidents.find(({ id }) => id === incidentId);
    if (incidentId === undefined || incident === undefined || incident.messageReference !== undefined) return undefined;
    const before = state.deliveries.slice(0, state.deliveries.indexOf(delivery));
    return before.find((earlier) => earlier.incidentId === incidentId && earlier.status === 'digested')?.digestId;
  }
  return {
    countWaitingPosts: async (key, now, limit) =>
      Math.min(limit, state.deliveries.filter((delivery) => isWaiting(delivery, key, now) && delivery.action === 'post').length),
    listWaiting: async (key, { now, limit }) =>
      state.deliveries
        .filter((delivery) => isWaiting(delivery, key, now))
        .map((delivery) => ({ delivery, digest: digestOfIncident(delivery) }))
        .filter(({ delivery, digest }) => delivery.action === 'post' || digest !== undefined)
        .toSorted((a, b) => a.delivery.priority - b.delivery.priority)
        .slice(0, limit)
        .map(({ delivery, digest }) => ({ ...toWaiting(delivery), ...(digest === undefined ? {} : { digestOfIncident: digest }) })),
    listDueGroups: async (key, now, limit) => {
      const due = state.deliveries.filter((delivery) => isGrouped(delivery, key) && delivery.nextAttemptAt <= now);
      return [...new Set(due.flatMap(({ groupKey }) => groupKey ?? []))].toSorted().slice(0, limit);
    },
    listOfGroup: async (key, groupKey, limit) =>
      state.deliveries
        .filter((delivery) => isGrouped(delivery, key) && delivery.groupKey === groupKey)
        .slice(0, limit)
        .map((delivery) => ({ ...toWaiting(delivery), nextAttemptAt: delivery.nextAttemptAt })),
    listDigested: async (digestId, { afterSequence, limit }) =>
      state.deliveries
        .map((delivery, index) => ({ delivery, sequence: index + 1 }))
        .filter(({ delivery, sequence }) => delivery.digestId === digestId && delivery.status === 'digested' && sequence > afterSequence)
        .slice(0, limit)
        .map(({ delivery: { id, eventId, configurationName, action, gist, queuedAt }, sequence }) => ({
          sequence,
          id,
          eventId,
          configurationName,
          action,
          gist,
          queuedAt,
        })),
  };
}

function toWaiting(delivery: Delivery): WaitingDelivery {
  const { id, eventId, configurationName, channel, action, incidentId, gist, priority, queuedAt, isPossibleDuplicate } = delivery;
  return {
    id,
    eventId,
    configurationName,
    channel,
    action,
    gist,
    priority,
    queuedAt,
    isPossibleDuplicate,
    ...(incidentId === undefined ? {} : { incidentId }),
  };
}
