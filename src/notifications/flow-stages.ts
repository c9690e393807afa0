// What an event goes through before it is stored, and again where its message is composed anew: recognize -> compose.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Incident } from '../domain/incident.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { MentionSetting } from '../messages/allow-mentions.ts';
import type { Message } from '../messages/message.ts';
import { composeMessage } from './compose/compose-message.ts';
import { withOvertakingEnd } from './compose/with-overtaking-end.ts';
import type { NotificationsContext } from './context.ts';
import { recognizeEvent } from './recognize/recognize-event.ts';

/** What the stages are made from. */
export interface FlowStagesOptions {
  readonly context: NotificationsContext;
  /** Whom custom notifications may call, as it is set at the moment. */
  readonly mentions: () => MentionSetting;
}

/** A notification for one channel. */
export interface ChannelNotification {
  readonly notification: Notification;
  readonly event: RawEvent;
  readonly configuration: ChannelConfiguration;
  readonly incident: Incident | undefined;
}

/** The stages. */
export interface FlowStages {
  readonly recognize: (event: RawEvent) => Notification;
  readonly compose: (shown: ChannelNotification) => Message;
}

/** Makes the stages. */
export function createFlowStages({ context, mentions }: FlowStagesOptions): FlowStages {
  return {
    recognize: (event) =>
      recognizeEvent(event, {
        onRecognizerFailure: (recognizer, error) => {
          context.metrics.recognizerFailed(recognizer);
          context.logger.error({ recognizer, error, eventId: event.id }, 'recognizer failed');
        },
      }),
    compose: ({ notification, event, incident }) =>
      composeMessage({
        notification: withOvertakingEnd(notification, incident),
        event,
        mentions: mentions(),
        ...(incident === undefined ? {} : { incident }),
      }),
  };
}
