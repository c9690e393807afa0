// Puts an event and its messages on disk in one unit: after the commit nothing of it can be lost.
import { channelKey } from '../../domain/channel.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { Delivery, DeliveryAction } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { RecordWriters } from '../../storage/store.ts';

/** How a notification relates to the incidents of a channel; decided by the route stage. */
type IncidentPlan =
  | { readonly kind: 'alone' }
  | { readonly kind: 'begins'; readonly incident: Incident; readonly ended?: Incident }
  | { readonly kind: 'continues'; readonly incident: Incident }
  | { readonly kind: 'late'; readonly incident: Incident };

/** The event with all that the earlier stages made of it. */
export interface EventToEnqueue {
  readonly event: RawEvent;
  readonly notification: Notification;
  readonly configurations: readonly ChannelConfiguration[];
  /** True where the event is on disk already, held for its topic's approval. */
  readonly isStored: boolean;
  readonly planIncident: (configuration: ChannelConfiguration, newest: Incident | undefined) => IncidentPlan;
  /** Each channel has its own words for accounts, and its own people to call. */
  readonly composeMessage: (configuration: ChannelConfiguration, incident: Incident | undefined) => Message;
  readonly now: Date;
  readonly newId: () => string;
}

/** Why a delivery is folded at once. */
const LATE_REASON = 'it is older than the state that the message already shows';

/** What became of an accepted event. */
export interface EnqueuedEvent {
  readonly eventId: string;
  readonly status: 'accepted' | 'duplicate';
  readonly deliveries: readonly { readonly deliveryId: string; readonly configurationName: string; readonly channelKey: string }[];
}

/**
 * Writes event, incidents and deliveries. The same event arriving again counts up, and reaches those configurations that
 * have not had it yet: another door, topic or token may be for other channels.
 */
export async function enqueueEvent(records: RecordWriters, input: EventToEnqueue): Promise<EnqueuedEvent> {
  const { configurations, now } = input;
  const original = await storeEvent(records, input);
  const eventId = original ?? input.event.id;
  const served = original === undefined ? [] : await records.deliveries.listOfEvent(original);
  const missing = configurations.filter(
    ({ configurationName }) => !served.some((delivery) => delivery.configurationName === configurationName),
  );
  if (original !== undefined) {
    const isRefused = (await records.events.find(original))?.state === 'refused';
    if (isRefused || missing.length === 0) return { eventId, status: 'duplicate', deliveries: [] };
    await records.events.setState(original, 'routed');
  }

  const deliveries = [];
  for (const configuration of missing)
    deliveries.push(await enqueueDelivery(records, { ...input, event: { ...input.event, id: eventId }, now }, configuration));
  return { eventId, status: 'accepted', deliveries };
}

/** Stores the event; returns the id of the one that it repeats, where it does. */
async function storeEvent(records: RecordWriters, { event, configurations, isStored, now }: EventToEnqueue): Promise<string | undefined> {
  const state = configurations.length === 0 ? 'unrouted' : 'routed';
  if (isStored) {
    // Two releases may meet here (an approval during a start or a reload); the first one has it.
    if ((await records.events.find(event.id))?.state !== 'held') return event.id;
    await records.events.setState(event.id, state);
    return undefined;
  }
  const original = await records.events.recordRepeat(event.identity.key, event.identity.handedInAt ?? now);
  if (original === undefined) await records.events.insert(event, state);
  return original;
}

async function enqueueDelivery(
  records: RecordWriters,
  input: EventToEnqueue,
  configuration: ChannelConfiguration,
): Promise<EnqueuedEvent['deliveries'][number]> {
  const { configurationName, channel } = configuration;
  const plan = await storeIncident(records, input, configuration);
  const incident = plan.kind === 'alone' ? undefined : plan.incident;
  const delivery: Delivery = {
    id: input.newId(),
    eventId: input.event.id,
    configurationName,
    channel,
    action: actionOf(plan),
    ...(incident === undefined ? {} : { incidentId: incident.id }),
    message: input.composeMessage(configuration, incident),
    ...(plan.kind === 'late' ? { status: 'folded', finishedAt: input.now, reason: LATE_REASON } : { status: 'queued' }),
    attemptCount: 0,
    queuedAt: input.now,
    nextAttemptAt: input.now,
    isPossibleDuplicate: false,
  };
  await records.deliveries.insert(delivery);
  return { deliveryId: delivery.id, configurationName, channelKey: channelKey(channel) };
}

async function storeIncident(records: RecordWriters, input: EventToEnqueue, configuration: ChannelConfiguration): Promise<IncidentPlan> {
  const key = input.notification.incident?.key;
  const newest = key === undefined ? undefined : await records.incidents.findNewest(configuration.configurationName, key);
  const plan = input.planIncident(configuration, newest);
  if (plan.kind === 'begins') {
    if (plan.ended !== undefined) await records.incidents.replace(plan.ended);
    await records.incidents.insert(plan.incident);
  }
  if (plan.kind === 'continues' || plan.kind === 'late') await records.incidents.replace(plan.incident);
  return plan;
}

function actionOf(plan: IncidentPlan): DeliveryAction {
  return plan.kind === 'continues' || plan.kind === 'late' ? 'edit' : 'post';
}
