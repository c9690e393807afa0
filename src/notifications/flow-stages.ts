// What an event goes through before it is stored, and again where its message is composed anew: recognize -> restyle -> compose.
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
import type { Restyler } from './restyle/create-restyler.ts';
import { RuleRestyling } from './rule-restyling.ts';

/** What the stages are made from. */
export interface FlowStagesOptions {
  readonly context: NotificationsContext;
  /** Whom custom notifications may call, as it is set at the moment. */
  readonly mentions: () => MentionSetting;
  /** The rules for messages, as they are at the moment; none where it is absent. */
  readonly restyler?: () => Restyler | undefined;
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
  /** Recognizes an event, and restyles it by the rules. */
  readonly recognize: (event: RawEvent) => Notification;
  readonly compose: (shown: ChannelNotification) => Message;
}

/** Makes the stages. */
export function createFlowStages({ context, mentions, restyler = () => undefined }: FlowStagesOptions): FlowStages {
  const restyling = new RuleRestyling(context, restyler);
  return {
    recognize: (event) => {
      const recognized = recognizeEvent(event, {
        onRecognizerFailure: (recognizer, error) => {
          context.metrics.recognizerFailed(recognizer);
          context.logger.error({ recognizer, error, eventId: event.id }, 'recognizer failed');
        },
      });
      return restyling.apply(recognized, event);
    },
    compose: ({ notification, event, configuration, incident }) =>
      composeMessage({
        notification: withOvertakingEnd(notification, incident),
        event,
        channel: configuration,
        mentions: mentions(),
        ...(incident === undefined ? {} : { incident }),
      }),
  };
}
