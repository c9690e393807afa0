// Brings what people say about Signalbox into the channel of operations, as durably as any event.
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Feedback, FeedbackEnd } from '../domain/feedback.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { NotificationsContext } from './context.ts';
import type { NotificationsPipeline } from './pipeline.ts';

/** What it is told with. */
export interface TellFeedbackOptions {
  readonly context: Pick<NotificationsContext, 'now' | 'newId'>;
  /** The flow; made after what asks for it. */
  readonly pipeline: () => NotificationsPipeline;
  /** The channel of operations at the moment. */
  readonly findOperations: () => ChannelConfiguration | undefined;
}

/** Makes what tells it. The same command tells it once. */
export function createTellFeedback({ context, pipeline, findOperations }: TellFeedbackOptions) {
  return async ({ text, by, channel, commandId }: Feedback): Promise<FeedbackEnd> => {
    const operations = findOperations();
    if (operations?.state !== 'ENABLED') return { kind: 'kept' };
    const { configurationName } = operations;
    const now = context.now();
    const place = [channel.platform, channel.workspaceId, channel.channelId].filter((part) => part !== '').join(' ');
    const body = JSON.stringify({
      severity: 'info',
      title: `Feedback from ${by.displayName}`,
      text: `${text}\n\n${by.userId}, in ${place}`,
      nextSteps: [],
    });
    const event: RawEvent = {
      id: context.newId(),
      door: 'signalbox',
      identity: { key: `signalbox:feedback:${commandId}` },
      receivedAt: now,
      sentAt: now,
      body: Buffer.from(body),
      text: body,
      sender: 'signalbox',
    };
    await pipeline()({ event, audience: { kind: 'configurations', configurationNames: [configurationName] } });
    return { kind: 'posted', configurationName };
  };
}
