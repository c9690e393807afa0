// Puts an event and its messages on disk in one unit: after the commit nothing of it can be lost.
import { channelKey } from '../../domain/channel.ts';
import type { ChannelConfiguration } from '../../domain/channel-configuration.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Notification } from '../../domain/notification.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { Delivery, DeliveryAction } from '../../messages/delivery.ts';
import type { Message } from '../../messages/message.ts';
import type { RecordWriters } from '../../storage/store.ts';

/** How a notification relates to the open incident of a channel; decided by the route stage. */
type IncidentPlan =
  | { readonly kind: 'alone' }
  | { readonly kind: 'begins'; readonly incident: Incident }
  | { readonly kind: 'continues'; readonly incident: Incident };

/** The event with all that the earlier stages made of it. */
export interface EventToEnqueue {
  readonly event: RawEvent;
  readonly notification: Notification;
  readonly configurations: readonly ChannelConfiguration[];
  /** True where the event is on disk already, held for its topic's approval. */
  readonly isStored: boolean;
  readonly planIncident: (configuration: ChannelConfiguration, open: Incident | undefined) => IncidentPlan;
  readonly composeMessage: (incident: Incident | undefined) => Message;
  readonly now: Date;
  readonly newId: () => string;
}

/** What became of an accepted event. */
export interface EnqueuedEvent {
  readonly eventId: string;
  readonly status: 'accepted' | 'duplicate';
  readonly deliveries: readonly { readonly deliveryId: string; readonly configurationName: string; readonly channelKey: string }[];
}

/** Writes event, incidents and deliveries; the same event arriving again only counts up. */
export async function enqueueEvent(records: RecordWriters, input: EventToEnqueue): Promise<EnqueuedEvent> {
  const { event, configurations, now } = input;
  if (!input.isStored) {
    const original = await records.events.recordRepeat(event.identity.key, now);
    if (original !== undefined) return { eventId: original, status: 'duplicate', deliveries: [] };
    await records.events.insert(event, configurations.length === 0 ? 'unrouted' : 'routed');
  } else {
    await records.events.setState(event.id, configurations.length === 0 ? 'unrouted' : 'routed');
  }

  const deliveries = [];
  for (const configuration of configurations) deliveries.push(await enqueueDelivery(records, input, configuration));
  return { eventId: event.id, status: 'accepted', deliveries };
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
    message: input.composeMessage(incident),
    status: 'queued',
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
  const open = key === undefined ? undefined : await records.incidents.findOpen(configuration.configurationName, key);
  const plan = input.planIncident(configuration, open);
  if (plan.kind === 'begins') await records.incidents.insert(plan.incident);
  if (plan.kind === 'continues') await records.incidents.replace(plan.incident);
  return plan;
}

function actionOf(plan: IncidentPlan): DeliveryAction {
  return plan.kind === 'continues' ? 'edit' : 'post';
}
