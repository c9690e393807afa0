// The door for Amazon SQS: what one message of a queue means, and what becomes of it. The queue is trusted by configuration;
// src/notifications/ingest/sqs/queue-poller.ts reads the messages and deletes them once they are on disk.
import type { QueueMessage } from '../../aws/queue-source.ts';
import type { RawEvent } from '../../domain/raw-event.ts';
import type { NotificationsContext } from '../context.ts';
import type { NotificationsPipeline } from '../pipeline.ts';
import type { SetAside } from '../set-aside-event.ts';
import { identifyEvent } from './sns/event-identity.ts';
import { composePlainRemains } from './sqs/plain-remains.ts';
import type { QueueSettings } from './sqs/queue-settings.ts';
import { readQueueMessage, type QueueContent } from './sqs/read-queue-message.ts';
import { refuseEvent } from './sqs/refuse-event.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** What the door works with. */
export interface SqsDoorOptions {
  readonly context: NotificationsContext;
  readonly pipeline: NotificationsPipeline;
  readonly registry: TopicRegistry;
  /** Takes what the flow cannot take. */
  readonly setAside: SetAside;
  /** Begins to confirm an allowed topic in the background. */
  readonly confirmSoon: (topicArn: string) => void;
}

/** A message at the door. */
export interface SqsArrival {
  readonly message: QueueMessage;
  readonly queue: QueueSettings;
  /** True where the message failed before: it is shown as text, without looking into it. */
  readonly isLastResort: boolean;
  /** Where also that failed: it is put on disk beside the flow, with dead deliveries that say this. */
  readonly failure?: string;
}

/** What became of a message that is on disk now. */
export type SqsDisposition =
  | 'accepted'
  | 'duplicate'
  | 'unrouted'
  | 'set-aside'
  | 'topic-refused'
  | 'topic-pending'
  | 'confirming'
  | 'unsubscribed';

/** Takes a message in; resolves once it is durable and may be deleted, rejects where it is not. */
export type SqsDoor = (arrival: SqsArrival) => Promise<SqsDisposition>;

type Envelope = Extract<QueueContent, { kind: 'notification' }>;

/** Makes the SQS door. */
export function createSqsDoor(options: SqsDoorOptions): SqsDoor {
  return (arrival) => {
    const content = readQueueMessage(arrival.message.body);
    if (arrival.failure !== undefined) return putAside(options, arrival, { content, failure: arrival.failure });
    switch (content.kind) {
      case 'notification':
        return takeNotification(options, arrival, content);
      case 'raw':
        return takeRaw(options, arrival, content.text);
      case 'confirmation':
        return noteConfirmation(options, content);
      case 'unsubscription':
        // Somebody may have taken the subscription away unasked; subscribing again by ourselves would hide that.
        options.context.logger.error({ topicArn: content.topicArn }, 'a topic was unsubscribed; its events do not arrive any more');
        return Promise.resolve('unsubscribed');
    }
  };
}

/** Of a message that no way of the flow could take; a confirmation that is set aside is only shown, its topic asks again. */
async function putAside(
  options: SqsDoorOptions,
  arrival: SqsArrival,
  { content, failure }: { readonly content: QueueContent; readonly failure: string },
): Promise<SqsDisposition> {
  const { queue, message } = arrival;
  const { configurationNames } = queue;
  const envelope = content.kind === 'notification' ? content : undefined;
  const event: RawEvent = {
    ...toEvent(options, { ...arrival, isLastResort: true }, envelope ?? { text: message.body }),
    ...(envelope === undefined ? { sender: `queue ${queue.queueName}`, sentAt: message.sentAt } : { topicArn: envelope.topicArn }),
  };
  const unnamed: Parameters<SetAside>[0]['audience'] =
    envelope === undefined ? { kind: 'everyone' } : { kind: 'topic', topicArn: envelope.topicArn };
  const times = message.receiveCount === 1 ? 'once' : `${message.receiveCount} times`;
  const { status } = await options.setAside({
    event,
    audience: configurationNames === undefined ? unnamed : { kind: 'configurations', configurationNames },
    reason: `message ${message.messageId} of queue ${queue.queueName} arrived ${times} and could not be taken in (${failure})`,
  });
  return status === 'duplicate' ? 'duplicate' : 'set-aside';
}

async function takeRaw(options: SqsDoorOptions, arrival: SqsArrival, text: string): Promise<SqsDisposition> {
  const { queue } = arrival;
  const event = { ...toEvent(options, arrival, { text }), sender: `queue ${queue.queueName}`, sentAt: arrival.message.sentAt };
  const { configurationNames } = queue;
  return settle(
    await options.pipeline({
      event,
      // As at the HTTP door: who names no configuration means all of them.
      audience: configurationNames === undefined ? { kind: 'everyone' } : { kind: 'configurations', configurationNames },
    }),
  );
}

async function takeNotification(options: SqsDoorOptions, arrival: SqsArrival, envelope: Envelope): Promise<SqsDisposition> {
  const { context, pipeline, registry } = options;
  const { configurationNames } = arrival.queue;
  const { topicArn, subject, sentAt } = envelope;
  const event: RawEvent = {
    ...toEvent(options, arrival, envelope),
    topicArn,
    ...(subject === undefined ? {} : { subject }),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
  if (configurationNames !== undefined) return settle(await pipeline({ event, audience: { kind: 'configurations', configurationNames } }));

  const audience = { kind: 'topic' as const, topicArn };
  await registry.untilReleased(topicArn);
  if (registry.isAllowed(topicArn)) return settle(await pipeline({ event, audience }));
  // The queue is trusted, its topic has no channel yet: it appears among the topics, where an administrator gives it some.
  const state = await registry.knock(topicArn, event.receivedAt, (topic) => Promise.resolve({ topic, outcome: topic.state }));
  if (state === 'refused') {
    await refuseEvent(context.store, event);
    return 'topic-refused';
  }
  await registry.untilReleased(topicArn);
  const disposition = settle(await pipeline({ event, audience }));
  // A reload or an approval may have looked for unrouted events just before this one was committed.
  if (disposition === 'unrouted' && registry.isAllowed(topicArn)) return settle(await pipeline({ event, audience, storedAs: 'unrouted' }));
  return disposition;
}

function toEvent({ context }: SqsDoorOptions, arrival: SqsArrival, { text, messageId }: { text: string; messageId?: string }): RawEvent {
  const { message, queue, isLastResort } = arrival;
  // The queue's own clock: a redelivery hours later is still the same event, and two messages an hour apart stay two however
  // late both are read.
  const handedInAt = message.sentAt;
  const identity = identifyEvent({
    source: `sqs:${queue.queueUrl}`,
    text,
    now: handedInAt,
    ...(messageId === undefined ? {} : { messageId }),
  });
  return {
    id: context.newId(),
    door: 'sqs',
    identity: { ...identity, handedInAt },
    receivedAt: context.now(),
    body: Buffer.from(isLastResort ? text.slice(0, LAST_RESORT_MAX_CHARACTERS) : message.body),
    text: isLastResort
      ? composePlainRemains({ text, queueName: queue.queueName, messageId: message.messageId, receiveCount: message.receiveCount })
      : text,
  };
}

/** How much of a troubled message is kept: what SQS takes at most (Amazon SQS quotas, message size: 1 MiB). */
const LAST_RESORT_MAX_CHARACTERS = 1_048_576;

async function noteConfirmation(
  { context, registry, confirmSoon }: SqsDoorOptions,
  { topicArn, token }: Extract<QueueContent, { kind: 'confirmation' }>,
): Promise<SqsDisposition> {
  const outcome = await registry.knock(topicArn, context.now(), (topic) => {
    const isRefused = topic.state === 'refused' && !registry.isInFile(topicArn);
    return Promise.resolve({ topic: isRefused ? topic : { ...topic, confirmationToken: token }, outcome: isRefused });
  });
  if (outcome === true) return 'topic-refused';
  if (registry.isAllowed(topicArn)) {
    confirmSoon(topicArn);
    return 'confirming';
  }
  context.logger.warn({ topicArn }, 'a topic waits for approval');
  return 'topic-pending';
}

function settle({ status, deliveries }: Awaited<ReturnType<NotificationsPipeline>>): SqsDisposition {
  return status === 'accepted' && deliveries.length === 0 ? 'unrouted' : status;
}
