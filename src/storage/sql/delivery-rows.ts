// A delivery as a row of its table, and back.
import { channelKey } from '../../domain/channel.ts';
import type { MessageReference } from '../../domain/message-reference.ts';
import type { DeliveryUpdates } from '../../domain/update-policy.ts';
import type { Delivery, DeliveryGist } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { DeliveryChange } from '../delivery-records.ts';
import { toInstant, toMilliseconds } from './instants.ts';
import { omitNulls } from './omit-nulls.ts';
import type { NewRow, Row } from './schema.ts';

/** The columns that an insert fills. */
export const DELIVERY_COLUMNS = [
  'id',
  'event_id',
  'configuration_name',
  'channel_key',
  'platform',
  'workspace_id',
  'channel_id',
  'action',
  'incident_id',
  'updates',
  'status',
  'attempt_count',
  'queued_at',
  'next_attempt_at',
  'finished_at',
  'reason',
  'is_possible_duplicate',
  'message_reference',
  'message',
  'gist',
  'priority',
  'group_key',
  'digest_id',
  'fallback_of',
] as const;

/** Returns the row of a delivery. */
export function toDeliveryRow(delivery: Delivery): NewRow<'deliveries'> {
  const { channel } = delivery;
  return {
    id: delivery.id,
    event_id: delivery.eventId,
    configuration_name: delivery.configurationName,
    channel_key: channelKey(channel),
    platform: channel.platform,
    workspace_id: channel.workspaceId,
    channel_id: channel.channelId,
    action: delivery.action,
    incident_id: delivery.incidentId ?? null,
    updates: delivery.updates === undefined ? null : JSON.stringify(delivery.updates),
    status: delivery.status,
    attempt_count: delivery.attemptCount,
    queued_at: delivery.queuedAt.getTime(),
    next_attempt_at: delivery.nextAttemptAt.getTime(),
    finished_at: toMilliseconds(delivery.finishedAt),
    reason: delivery.reason ?? null,
    is_possible_duplicate: delivery.isPossibleDuplicate ? 1 : 0,
    message_reference: delivery.messageReference === undefined ? null : JSON.stringify(delivery.messageReference),
    message: JSON.stringify(delivery.message),
    gist: JSON.stringify(delivery.gist),
    priority: delivery.priority,
    group_key: delivery.groupKey ?? null,
    digest_id: delivery.digestId ?? null,
    fallback_of: delivery.fallbackOf ?? null,
  };
}

/** Returns the columns that a change sets. */
export function toChangedColumns(change: DeliveryChange): Partial<NewRow<'deliveries'>> {
  const {
    message,
    status,
    action,
    attemptCount,
    nextAttemptAt,
    finishedAt,
    reason,
    messageReference,
    isPossibleDuplicate,
    gist,
    priority,
    digestId,
  } = change;
  return omitNulls({
    message: message === undefined ? null : JSON.stringify(message),
    status: status ?? null,
    action: action ?? null,
    attempt_count: attemptCount ?? null,
    next_attempt_at: toMilliseconds(nextAttemptAt),
    finished_at: toMilliseconds(finishedAt),
    reason: reason ?? null,
    message_reference: messageReference === undefined ? null : JSON.stringify(messageReference),
    is_possible_duplicate: isPossibleDuplicate === undefined ? null : Number(isPossibleDuplicate),
    gist: gist === undefined ? null : JSON.stringify(gist),
    priority: priority ?? null,
    digest_id: digestId ?? null,
  });
}

/** Returns the delivery of a row. */
export function toDelivery(row: Row<'deliveries'>): Delivery {
  const reference = row.message_reference;
  return {
    id: row.id,
    eventId: row.event_id,
    configurationName: row.configuration_name,
    channel: { platform: row.platform, workspaceId: row.workspace_id, channelId: row.channel_id },
    action: row.action,
    message: JSON.parse(row.message) as Message,
    gist: JSON.parse(row.gist) as DeliveryGist,
    priority: row.priority,
    status: row.status,
    attemptCount: row.attempt_count,
    queuedAt: new Date(row.queued_at),
    nextAttemptAt: new Date(row.next_attempt_at),
    isPossibleDuplicate: row.is_possible_duplicate === 1,
    ...omitNulls({
      incidentId: row.incident_id,
      updates: row.updates === null ? null : (JSON.parse(row.updates) as DeliveryUpdates),
      finishedAt: toInstant(row.finished_at),
      reason: row.reason,
      groupKey: row.group_key,
      digestId: row.digest_id,
      fallbackOf: row.fallback_of,
      messageReference: reference === null ? null : (JSON.parse(reference) as MessageReference),
    }),
  };
}
