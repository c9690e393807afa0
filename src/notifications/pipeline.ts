// The notifications flow in order: recognize -> route -> compose -> enqueue. Read this first.
// The doors (ingest) stand before it, delivery after it; both meet it only in the store.
import type { RawEvent } from '../domain/raw-event.ts';
import type { MentionSetting } from '../messages/allow-mentions.ts';
import { composeMessage } from './compose/compose-message.ts';
import type { NotificationsContext } from './context.ts';
import { enqueueEvent, type EnqueuedEvent } from './deliver/enqueue-event.ts';
import { recognizeEvent } from './recognize/recognize-event.ts';
import type { Audience } from './route/audience.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';
import { groupIncident } from './route/group-incident.ts';
import { matchChannels } from './route/match-channels.ts';

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
export interface PipelineOptions {
  readonly context: NotificationsContext;
  readonly directory: ChannelDirectory;
  /** Whom custom notifications may call, as it is set at the moment. */
  readonly mentions: () => MentionSetting;
  readonly wakeDelivery: (channelKey: string) => void;
}

/** Joins the stages. */
export function createNotificationsPipeline({ context, directory, mentions, wakeDelivery }: PipelineOptions): NotificationsPipeline {
  return async ({ event, audience, isStored = false }) => {
    const notification = recognizeEvent(event, {
      onRecognizerFailure: (recognizer, error) => {
        context.metrics.recognizerFailed(recognizer);
        context.logger.error({ recognizer, error, eventId: event.id }, 'recognizer failed');
      },
    });

    const configurations = matchChannels(audience, directory);

    const enqueued = await context.store.write((records) => {
      const now = context.now();
      return enqueueEvent(records, {
        event,
        notification,
        configurations,
        isStored,
        planIncident: ({ configurationName }, newest) =>
          groupIncident({ notification, configurationName, newest, now, newId: context.newId }),
        composeMessage: (_configuration, incident) =>
          composeMessage({ notification, event, mentions: mentions(), ...(incident === undefined ? {} : { incident }) }),
        now,
        newId: context.newId,
      });
    });

    for (const { configurationName, channelKey } of enqueued.deliveries) {
      context.metrics.eventProcessed(configurationName);
      if (notification.isUnrecognized) context.metrics.eventUnsupported(configurationName);
      wakeDelivery(channelKey);
    }
    if (enqueued.status === 'accepted' && enqueued.deliveries.length === 0) noteUnrouted(context, event);
    return enqueued;
  };
}

function noteUnrouted({ metrics, logger }: NotificationsContext, { id, door, topicArn, sender }: RawEvent): void {
  metrics.eventUnrouted(door);
  logger.warn({ eventId: id, topicArn, sender }, 'no channel wants this event; it is stored as unrouted');
}
