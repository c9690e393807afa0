// What cannot be taken in by any way of the flow is put on disk beside it: the event as it came, and for each channel of its audience a
// dead delivery that says why. So a message that breaks the flow is seen by people, and holds nothing back.
import { channelKey } from '../domain/channel.ts';
import { errorTable, isAppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import type { Delivery } from '../messages/delivery.ts';
import type { Message } from '../messages/message.ts';
import { text } from '../messages/spans.ts';
import type { NotificationsContext } from './context.ts';
import type { EnqueuedEvent } from './deliver/enqueue-event.ts';
import { priorityOf } from './deliver/delivery-priority.ts';
import type { NotificationsPipeline } from './pipeline.ts';
import type { Audience } from './route/audience.ts';
import type { ChannelDirectory } from './route/channel-directory.ts';
import { matchChannels } from './route/match-channels.ts';

/** An event that the flow could not take. */
interface EventToSetAside {
  readonly event: RawEvent;
  readonly audience: Audience;
  /** Why, for a person; without anything of the event itself. */
  readonly reason: string;
  /** True where it is on disk, as accepted. */
  readonly isStored?: boolean;
}

/** Puts an event aside; resolves after it is durable. */
export type SetAside = (input: EventToSetAside) => Promise<EnqueuedEvent>;

const GIST = { kind: 'Event that could not be shown', severity: 'high' } as const;

/** Makes the function. It runs nothing of the stages, because one of them is what failed. */
export function createSetAside(context: NotificationsContext, directory: ChannelDirectory): SetAside {
  return async ({ event, audience, reason, isStored = false }) => {
    const configurations = matchChannels(audience, directory);
    const enqueued = await context.store.write(async ({ events, deliveries }): Promise<EnqueuedEvent> => {
      const now = context.now();
      const state = configurations.length > 0 ? 'routed' : 'unrouted';
      const original = isStored ? undefined : await events.recordRepeat(event.identity.key, event.identity.handedInAt ?? now);
      if (original !== undefined) return { eventId: original, status: 'duplicate', deliveries: [] };
      await (isStored ? events.setState(event.id, state) : events.insert(event, state));
      const written: Delivery[] = configurations.map(({ configurationName, channel }) => ({
        id: context.newId(),
        eventId: event.id,
        configurationName,
        channel,
        action: 'post',
        message: composeNotice(event.id, reason),
        gist: GIST,
        priority: priorityOf('post', GIST.severity),
        status: 'dead',
        attemptCount: 0,
        queuedAt: now,
        nextAttemptAt: now,
        finishedAt: now,
        reason,
        isPossibleDuplicate: false,
      }));
      for (const delivery of written) await deliveries.insert(delivery);
      const named = written.map(({ id, configurationName, channel }) => ({
        deliveryId: id,
        configurationName,
        channelKey: channelKey(channel),
      }));
      return { eventId: event.id, status: 'accepted', deliveries: named };
    });
    if (enqueued.status === 'accepted') {
      context.logger.error({ eventId: enqueued.eventId, reason }, 'an event could not be taken in; it is kept, with dead deliveries');
      for (const { configurationName } of enqueued.deliveries) context.metrics.messageDeliveryFailed(configurationName);
    }
    return enqueued;
  };
}

/** Wraps the flow for doors whose senders would only send again what it cannot take: that is set aside, and on disk. */
export function withSetAside(pipeline: NotificationsPipeline, setAside: SetAside): NotificationsPipeline {
  return async (input) => {
    try {
      return await pipeline(input);
    } catch (error) {
      const isStoreTrouble = isAppError(error) && errorTable[error.code].retryable;
      // What is stored already waits there for a better version of Signalbox.
      if (isStoreTrouble || input.storedAs !== undefined) throw error;
      const { event, audience } = input;
      return setAside({
        event,
        audience,
        reason: `the event could not be taken in (${error instanceof Error ? error.name : 'an unknown error'})`,
      });
    }
  };
}

/** What is posted where somebody replays the delivery. */
function composeNotice(eventId: string, reason: string): Message {
  const title = 'An event could not be shown';
  return {
    title: { emoji: '⚠️', spans: [text(title)] },
    tone: 'warning',
    blocks: [
      { kind: 'paragraph', spans: [text(`Why: ${reason}.`)] },
      { kind: 'paragraph', spans: [text('It is kept as it came: '), { kind: 'code', text: `signalbox events show ${eventId}` }] },
    ],
    fallbackText: `${title}: ${reason}. It is kept as event ${eventId}.`,
  };
}
