// Lets the message of an incident show what is known of it by now beside its events: a message that still waits is given it, one that is
// out is changed. The events decide what a message says; this only adds to the newest of them, whatever has come in the meantime.
import { channelKey } from '../../domain/channel.ts';
import type { ChannelPreferences } from '../../domain/channel-preferences.ts';
import type { Incident } from '../../domain/incident.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { Delivery } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { RecordWriters } from '../../storage/store.ts';
import { priorityOf } from './delivery-priority.ts';

/** An incident as it is by now, and how its message is composed anew. */
export interface ChangeToEnqueue {
  readonly incident: Incident;
  /** Composes the message of an event of the incident; undefined where its channel configuration is gone. */
  readonly composeMessage: (shown: ShownStep) => Message | undefined | Promise<Message | undefined>;
  readonly now: Date;
  readonly newId: () => string;
}

/** The event that a message shows, and its incident. */
export interface ShownStep {
  readonly event: RawEvent;
  readonly configurationName: string;
  readonly incident: Incident;
  /** What people have set for the channel. */
  readonly preferences: ChannelPreferences | undefined;
}

/** What became of a change. */
export type EnqueuedChange =
  /** It stands in the incident: whatever is composed next shows it. */
  | { readonly status: 'kept' }
  /** The message that waits shows it. */
  | { readonly status: 'joined' }
  /** The message will be changed. */
  | { readonly status: 'enqueued'; readonly channelKey: string };

/** Enqueues what shows the incident as it is by now, in the unit that has changed it. */
export async function enqueueChange(records: RecordWriters, input: ChangeToEnqueue): Promise<EnqueuedChange> {
  const { incident } = input;
  const newest = await records.deliveries.findNewestOfIncident(incident.id);
  if (newest === undefined || newest.status === 'dead' || standsAlone(incident) || isReplaced(newest, incident)) return { status: 'kept' };
  const message = await composeAnew(records, { newest, incident, input });
  if (message === undefined || JSON.stringify(message) === JSON.stringify(newest.message)) return { status: 'kept' };
  if (newest.status === 'queued') {
    await records.deliveries.update(newest.id, { message });
    return { status: 'joined' };
  }
  await records.deliveries.insert(toEdit(newest, message, input));
  return { status: 'enqueued', channelKey: channelKey(newest.channel) };
}

/** An end that nothing precedes is told without its incident, unless somebody has done something about it. */
function standsAlone({ closedAt, notificationCount, presses }: Incident): boolean {
  return closedAt !== undefined && notificationCount === 1 && presses === undefined;
}

/** True where a reply has taken the place of the message: it tells a newer state than the delivery that made the message. */
function isReplaced({ status, messageReference }: Delivery, { messageReference: standing }: Incident): boolean {
  return status === 'sent' && standing !== undefined && messageReference?.messageId !== standing.messageId;
}

async function composeAnew(
  records: RecordWriters,
  { newest, incident, input }: { readonly newest: Delivery; readonly incident: Incident; readonly input: ChangeToEnqueue },
): Promise<Message | undefined> {
  const stored = await records.events.find(newest.eventId);
  // The text of a refused event is gone.
  if (stored?.state !== 'routed') return undefined;
  const preferences = await records.channelPreferences.find(channelKey(newest.channel));
  return input.composeMessage({ event: stored.event, configurationName: newest.configurationName, incident, preferences });
}

function toEdit(
  { eventId, configurationName, channel, incidentId, gist }: Delivery,
  message: Message,
  { newId, now }: ChangeToEnqueue,
): Delivery {
  return {
    id: newId(),
    eventId,
    configurationName,
    channel,
    action: 'edit',
    ...(incidentId === undefined ? {} : { incidentId }),
    message,
    gist,
    priority: priorityOf('edit', gist.severity),
    status: 'queued',
    attemptCount: 0,
    queuedAt: now,
    nextAttemptAt: now,
    isPossibleDuplicate: false,
  };
}
