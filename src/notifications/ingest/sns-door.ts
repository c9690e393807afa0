// The HTTPS door for Amazon SNS: what a verified message means for its topic, and what is answered.
import type { RawEvent } from '../../domain/raw-event.ts';
import type { WaitingState } from '../../storage/event-records.ts';
import type { NotificationsContext } from '../context.ts';
import type { NotificationsPipeline } from '../pipeline.ts';
import type { DoorOutcome } from './door-outcome.ts';
import { holdEvent } from './hold-event.ts';
import { identifyEvent } from './sns/event-identity.ts';
import { parseSnsRequest, type SnsRequest } from './sns/sns-envelope.ts';
import type { SnsMessage } from './sns/sns-message.ts';
import { verifySnsMessage, type VerificationOptions } from './sns/verify-sns-message.ts';
import type { TopicRegistry } from './topic-registry.ts';

/** What the door works with. */
export interface SnsDoorOptions {
  readonly context: NotificationsContext;
  readonly pipeline: NotificationsPipeline;
  readonly registry: TopicRegistry;
  /** Settings in force at the moment of the request. */
  readonly verification: () => VerificationOptions;
  /** Takes events that come in faster than the flow is; without it each goes through the flow before it is answered. */
  readonly backlog?: DoorBacklog;
  /** Begins to confirm an allowed topic in the background. */
  readonly confirmSoon: (topicArn: string) => void;
}

/** Where events wait that are on disk and have not gone through the flow. */
interface DoorBacklog {
  /** True where an event has to wait behind others. */
  isNeeded(): boolean;
  /**
   * Stores the event, to go through the flow in its turn; returns the id under which it waits, undefined where it is stored already and
   * does not wait for its topic. Throws what the store throws, and `overloaded`.
   */
  accept(event: RawEvent): Promise<string | undefined>;
}

/** Takes a request in at the SNS door. */
export type SnsDoor = (request: SnsRequest) => Promise<DoorOutcome>;

type Notification = Extract<SnsMessage, { type: 'Notification' }>;
type Confirmation = Exclude<SnsMessage, Notification>;

/** Makes the SNS door. */
export function createSnsDoor(options: SnsDoorOptions): SnsDoor {
  return async (request) => {
    const parsed = parseSnsRequest(request);
    if (parsed.status === 'refused') return rejected(parsed.code, parsed.text);
    const verified = await verifySnsMessage(parsed.envelope, options.verification());
    if (verified.status === 'refused') return rejected(verified.code, verified.text);
    if (verified.status === 'unavailable') return { status: 'unavailable', reason: 'cannot-verify', text: verified.reason };

    const { message } = verified;
    if (options.registry.find(message.topicArn)?.state === 'refused' && !options.registry.isInFile(message.topicArn)) {
      return refusedTopic();
    }
    switch (message.type) {
      case 'Notification':
        return takeNotification(options, message, request.body);
      case 'SubscriptionConfirmation':
        return noteConfirmation(options, message);
      case 'UnsubscribeConfirmation':
        return noteUnsubscription(options, message);
    }
  };
}

async function takeNotification(options: SnsDoorOptions, message: Notification, body: Uint8Array): Promise<DoorOutcome> {
  const { context, registry } = options;
  const { topicArn } = message;
  const receivedAt = context.now();
  const event: RawEvent = {
    id: context.newId(),
    door: 'sns-https',
    identity: identifyEvent({ source: topicArn, messageId: message.messageId, text: message.text, now: receivedAt }),
    receivedAt,
    body,
    text: message.text,
    ...(message.subject === undefined ? {} : { subject: message.subject }),
    topicArn,
    sentAt: message.sentAt,
  };
  return registry.isAllowed(topicArn) ? takeAllowed(options, event, topicArn) : holdForApproval(options, event, topicArn);
}

async function takeAllowed(options: SnsDoorOptions, event: RawEvent, topicArn: string): Promise<DoorOutcome> {
  const { backlog, registry } = options;
  await registry.untilReleased(topicArn);
  if (backlog?.isNeeded() !== true) return route(options, event);
  const eventId = await backlog.accept(event);
  // The same event may be for other channels by another topic: that has to be on disk as well before it is answered.
  if (eventId === undefined) return route(options, event);
  return { status: 'taken', event: { eventId, status: eventId === event.id ? 'accepted' : 'duplicate', deliveries: [] } };
}

async function route({ pipeline }: SnsDoorOptions, event: RawEvent, storedAs?: WaitingState): Promise<DoorOutcome> {
  const { topicArn = '' } = event;
  const audience = { kind: 'topic', topicArn } as const;
  return { status: 'taken', event: await pipeline({ event, audience, ...(storedAs === undefined ? {} : { storedAs }) }) };
}

async function holdForApproval(options: SnsDoorOptions, event: RawEvent, topicArn: string): Promise<DoorOutcome> {
  const { context, registry } = options;
  // The decision is made in the unit: an administrator may have made hers since the request came in.
  const outcome = await registry.knock(topicArn, event.receivedAt, async (topic, records) => ({
    topic,
    outcome: registry.isInFile(topicArn) ? 'allowed' : await holdEvent(records, topic, event),
  }));
  switch (outcome) {
    case 'allowed':
      await registry.untilReleased(topicArn);
      return route(options, event);
    case 'refused':
      return refusedTopic();
    case 'no-place':
      return crowded('too many topics wait for approval');
    case 'too-many-events':
      return crowded('too many events wait for this topic');
    case 'too-many-bytes':
      return crowded('too much waits for approval');
    case 'held':
    case 'repeated':
  }
  // A reload or an approval may have looked for held events just before this one was committed.
  if (outcome === 'held' && registry.isAllowed(topicArn)) {
    await registry.untilReleased(topicArn);
    return route(options, event, 'held');
  }
  context.logger.warn({ topicArn, eventId: event.id }, 'an event waits for the approval of its topic');
  return { status: 'noted', note: 'held' };
}

async function noteConfirmation(options: SnsDoorOptions, { topicArn, token }: Confirmation): Promise<DoorOutcome> {
  const { context, registry } = options;
  const outcome = await registry.knock(topicArn, context.now(), (topic) => {
    const isRefused = topic.state === 'refused' && !registry.isInFile(topicArn);
    return Promise.resolve(
      isRefused ? { topic, outcome: 'refused' as const } : { topic: { ...topic, confirmationToken: token }, outcome: 'noted' as const },
    );
  });
  if (outcome === 'no-place') return crowded('too many topics wait for approval');
  if (outcome === 'refused') return refusedTopic();
  if (!registry.isAllowed(topicArn)) {
    context.logger.warn({ topicArn }, 'a topic waits for approval');
    return { status: 'noted', note: 'topic-pending' };
  }
  options.confirmSoon(topicArn);
  return { status: 'noted', note: 'confirming' };
}

async function noteUnsubscription({ context, registry }: SnsDoorOptions, { topicArn }: Confirmation): Promise<DoorOutcome> {
  if (registry.find(topicArn) !== undefined || registry.isAllowed(topicArn)) {
    await registry.change(topicArn, context.now(), ({ confirmedAt: _ended, ...topic }) => Promise.resolve(topic));
  }
  // Somebody may have taken the subscription away unasked; subscribing again by ourselves would hide that.
  context.logger.error({ topicArn }, 'a topic was unsubscribed; its events do not arrive any more');
  return { status: 'noted', note: 'unsubscribed' };
}

function refusedTopic(): DoorOutcome {
  return rejected('topic-refused', 'an administrator has refused this topic');
}

function crowded(text: string): DoorOutcome {
  return { status: 'unavailable', reason: 'approval-queue-full', text };
}

function rejected(reason: string, text: string): DoorOutcome {
  const httpStatus = reason === 'body-too-large' ? 413 : 403;
  return { status: 'rejected', httpStatus, reason, text };
}
