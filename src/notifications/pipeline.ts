// The notifications flow in order: recognize -> route -> compose -> enqueue. Read this first.
// The doors (ingest) stand before it, delivery after it; both meet it only in the store.
import type { Channel } from '../domain/channel.ts';
import type { Notification } from '../domain/notification.ts';
import type { Door, RawEvent } from '../domain/raw-event.ts';
import type { NotificationsContext } from './context.ts';
import { enqueueEvent, type EnqueuedEvent } from './deliver/enqueue-event.ts';
import { createFlowStages, type FlowStagesOptions } from './flow-stages.ts';
import type { Audience } from './route/audience.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';
import { groupIncident } from './route/group-incident.ts';
import { matchChannels } from './route/match-channels.ts';
import { composeGist } from './compose/compose-gist.ts';
import { UnknownKinds } from './unknown-kinds.ts';

/** An event at the entrance of the flow. */
export interface PipelineInput {
  readonly event: RawEvent;
  readonly audience: Audience;
  /** True where the event was stored before, held for its topic's approval or wanted by no channel until now. */
  readonly isStored?: boolean;
}

/** Takes an event in; resolves after it is durable, with what became of it. */
export type NotificationsPipeline = (input: PipelineInput) => Promise<EnqueuedEvent>;

/** What the flow is made from. */
export interface PipelineOptions extends FlowStagesOptions {
  readonly directory: ChannelDirectory;
  /** False where the platform of a channel has no threads. */
  readonly hasThreads: (channel: Channel) => boolean;
  readonly wakeDelivery: (channelKey: string) => void;
  /** Is told what was enqueued, to find out more about it; nothing waits for it. */
  readonly enrich?: (enqueued: { readonly notification: Notification; readonly door: Door } & Pick<EnqueuedEvent, 'deliveries'>) => void;
}

/** Joins the stages. */
export function createNotificationsPipeline(options: PipelineOptions): NotificationsPipeline {
  const { context, directory, hasThreads, wakeDelivery, enrich } = options;
  const stages = createFlowStages(options);
  const unknownKinds = new UnknownKinds(context);
  return async ({ event, audience, isStored = false }) => {
    const notification = stages.recognize(event);

    const configurations = matchChannels(audience, directory);

    const enqueued = await context.store.write((records) => {
      const now = context.now();
      return enqueueEvent(records, {
        event,
        notification,
        gist: composeGist(notification),
        configurations,
        isStored,
        planIncident: ({ configurationName }, { newest, policy }) =>
          groupIncident({ notification, configurationName, newest, policy, now, newId: context.newId }),
        hasThreads,
        composeMessage: (shown) => stages.compose({ notification, ...shown }),
        composeReply: (shown) => stages.composeStep({ notification, ...shown }),
        now,
        newId: context.newId,
      });
    });

    for (const configurationName of new Set(enqueued.deliveries.map((delivery) => delivery.configurationName))) {
      context.metrics.eventProcessed(configurationName);
      if (notification.isUnrecognized) context.metrics.eventUnsupported(configurationName);
    }
    for (const channelKey of new Set(enqueued.deliveries.map((delivery) => delivery.channelKey))) wakeDelivery(channelKey);
    enrich?.({ notification, door: event.door, deliveries: enqueued.deliveries });
    if (enqueued.status === 'accepted' && notification.unknownKind !== undefined) unknownKinds.note(notification.unknownKind, event);
    if (enqueued.status === 'accepted' && enqueued.deliveries.length === 0) noteUnrouted(context, event);
    return enqueued;
  };
}

function noteUnrouted({ metrics, logger }: NotificationsContext, { id, door, topicArn, sender }: RawEvent): void {
  metrics.eventUnrouted(door);
  logger.warn({ eventId: id, topicArn, sender }, 'no channel wants this event; it is stored as unrouted');
}
