// What an event goes through before it is stored, and again where its message is composed anew: recognize -> restyle -> compose.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Incident } from '../domain/incident.ts';
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { MentionSetting } from '../messages/allow-mentions.ts';
import type { Message } from '../messages/message.ts';
import { composeMessage } from './compose/compose-message.ts';
import { composeReply } from './compose/compose-reply.ts';
import type { OfferedButtons } from './compose/offered-buttons.ts';
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
  /** Where people of a channel open a stored event; undefined where they cannot, or it is not known. */
  readonly originalUrl?: (configuration: ChannelConfiguration, eventId: string) => string | undefined;
  /** What is offered under notifications; nothing where it is absent. */
  readonly buttons?: OfferedButtons;
}

/** A notification for one channel. */
interface ChannelNotification {
  readonly notification: Notification;
  readonly event: RawEvent;
  readonly configuration: ChannelConfiguration;
  readonly incident: Incident | undefined;
}

/** The stages. */
export interface FlowStages {
  /** Recognizes an event, and restyles it by the rules. */
  readonly recognize: (event: RawEvent) => Notification;
  /** Finds out what may be offered in channels, before `compose` offers it; undefined where nobody has to wait. */
  readonly prepare: OfferedButtons['prepare'];
  readonly compose: (shown: ChannelNotification) => Message;
  /** Composes the step alone, as it stands beside the incident's message. */
  readonly composeStep: (shown: ChannelNotification & { readonly incident: Incident; readonly isLate: boolean }) => Message;
}

/** Makes the stages. */
export function createFlowStages(options: FlowStagesOptions): FlowStages {
  const { context, mentions, restyler = () => undefined } = options;
  const linkTo = ({ configuration, event }: ChannelNotification): { readonly originalUrl?: string } => {
    const originalUrl = options.originalUrl?.(configuration, event.id);
    return originalUrl === undefined ? {} : { originalUrl };
  };
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
    prepare: (shown, channels) => options.buttons?.prepare(shown, channels),
    compose: (shown) => {
      const { notification, event, configuration, incident } = shown;
      return composeMessage({
        notification: withOvertakingEnd(notification, incident),
        event: { ...event, ...linkTo(shown) },
        channel: configuration,
        mentions: mentions(),
        offered: options.buttons?.list(shown) ?? [],
        ...(incident === undefined ? {} : { incident }),
      });
    },
    composeStep: (shown) => {
      const { notification, incident, isLate, configuration } = shown;
      // Whoever is waited for answers where they are told.
      const offered = notification.thing?.kind === 'approval' && !isLate ? (options.buttons?.list(shown) ?? []) : [];
      return composeReply({
        notification,
        incident,
        isLate,
        rules: configuration.mentionRules,
        mentions: mentions(),
        offered,
        ...linkTo(shown),
      });
    },
  };
}
