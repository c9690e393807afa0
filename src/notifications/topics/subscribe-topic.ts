// Subscribes a topic to one of Signalbox's doors, so that its events come: the policy of the queue first, then the subscription. Doing it
// again changes only what differs.
import type { LookPlace, TopicStateSource } from '../../aws/topic-state-source.ts';
import type { Changed, TopicSubscriber } from '../../aws/topic-subscriber.ts';
import { tagsOfMaker } from '../../domain/made-in-aws.ts';
import type { TopicArn } from '../../domain/topic-arn.ts';
import { sha256 } from '../../lib/sha256.ts';
import { letSend } from './queue-statement.ts';
import type { OwnQueue, SubscriptionEndpoint } from './subscription-endpoint.ts';

/** What is wanted. */
export interface SubscriptionWish {
  readonly topic: TopicArn;
  readonly endpoint: SubscriptionEndpoint;
  /** A filter policy as JSON; that of the subscription is left as it is unless given. */
  readonly filterPolicy?: string;
  /** What the filter policy is held against; `MessageAttributes` unless given (SNS developer guide, filter policy scope). */
  readonly filterScope?: 'MessageAttributes' | 'MessageBody';
  /** The ARN of a queue for what SNS could not deliver, or that one is to be made. */
  readonly deadLetters?: { readonly queueArn: string } | 'make';
}

/** What it works with. */
export interface SubscribingContext {
  readonly source: TopicStateSource;
  readonly subscriber: TopicSubscriber;
  readonly topicPlace: LookPlace;
  /** Of the queue that gets the events; not asked for where they come by https. */
  readonly queuePlace: LookPlace;
}

/** What was done, one line each; `isPending` where the confirmation is still to come. */
export type SubscriptionOutcome =
  | { readonly status: 'subscribed'; readonly subscriptionArn: string; readonly isPending: boolean; readonly steps: readonly string[] }
  | { readonly status: 'failed'; readonly reason: string; readonly steps: readonly string[] };

/** Without it SNS gives up after a minute (SNS developer guide, message delivery retries): this goes on for over an hour. */
const HTTPS_DELIVERY_POLICY = JSON.stringify({
  healthyRetryPolicy: { numRetries: 50, minDelayTarget: 5, maxDelayTarget: 120, backoffFunction: 'exponential' },
});

/** As long as SQS keeps anything (Amazon SQS API, SetQueueAttributes): 14 days. */
const DEAD_LETTER_SECONDS = 14 * 24 * 60 * 60;

/** Amazon SQS API, CreateQueue; the ending of a FIFO queue counts. */
const QUEUE_NAME_MAX_LENGTH = 80;

// Match: orders.fifo. Near miss: orders-fifo.
const FIFO_ENDING = /\.fifo$/;

/** Ends the work; caught within this file. */
class Failed extends Error {}

/** Subscribes. */
export async function subscribeTopic(wish: SubscriptionWish, context: SubscribingContext): Promise<SubscriptionOutcome> {
  const steps: string[] = [];
  try {
    if (wish.topic.topicName.endsWith('.fifo') && wish.endpoint.protocol === 'https') {
      throw new Failed('FIFO topics send to queues alone (Amazon SNS developer guide); name one with --queue');
    }
    return { status: 'subscribed', ...(await subscribe(wish, context, steps)), steps };
  } catch (error) {
    if (error instanceof Failed) return { status: 'failed', reason: error.message, steps };
    throw error;
  }
}

async function subscribe(
  wish: SubscriptionWish,
  context: SubscribingContext,
  steps: string[],
): Promise<{ readonly subscriptionArn: string; readonly isPending: boolean }> {
  const { topic, endpoint } = wish;
  const { source, subscriber, topicPlace } = context;
  if (endpoint.protocol === 'sqs') steps.push(...(await letTopicSend(topic.arn, endpoint.queue, context)));
  const attributes = await attributesOf(wish, context, steps);

  const listed = await source.listSubscriptions(topic.arn, topicPlace);
  const known =
    listed.status === 'found'
      ? listed.value.find((one) => one.protocol === endpoint.protocol && one.endpoint === endpoint.endpoint)
      : undefined;
  if (known?.subscriptionArn !== undefined) {
    const { subscriptionArn } = known;
    const state = await source.readSubscription(subscriptionArn, topicPlace);
    const has = state.status === 'found' ? state.value.attributes : {};
    for (const [name, value] of Object.entries(attributes)) {
      if (isSameJson(has[name], value)) continue;
      valueOf(await subscriber.setSubscriptionAttribute(subscriptionArn, { name, value }, topicPlace));
      steps.push(`set ${name} of ${subscriptionArn}`);
    }
    return { subscriptionArn, isPending: state.status === 'found' && state.value.isPending };
  }
  const { protocol } = endpoint;
  const subscriptionArn = valueOf(
    await subscriber.subscribe({ topicArn: topic.arn, protocol, endpoint: endpoint.endpoint, attributes }, topicPlace),
  );
  const state = await source.readSubscription(subscriptionArn, topicPlace);
  steps.push(known === undefined ? `subscribed ${endpoint.endpoint}` : `asked for the confirmation of ${endpoint.endpoint} again`);
  return { subscriptionArn, isPending: state.status === 'found' ? state.value.isPending : protocol === 'https' };
}

async function attributesOf(
  { topic, endpoint, filterPolicy, filterScope, deadLetters }: SubscriptionWish,
  context: SubscribingContext,
  steps: string[],
): Promise<Readonly<Record<string, string>>> {
  const queueArn = deadLetters === 'make' ? await makeDeadLetters(topic, context, steps) : deadLetters?.queueArn;
  return {
    // The scope first: SNS holds a filter policy against the one that is set.
    ...(filterScope === undefined ? {} : { FilterPolicyScope: filterScope }),
    ...(filterPolicy === undefined ? {} : { FilterPolicy: filterPolicy }),
    ...(queueArn === undefined ? {} : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn }) }),
    ...(endpoint.protocol === 'https' ? { DeliveryPolicy: HTTPS_DELIVERY_POLICY } : {}),
  };
}

/** A subscription's dead letters are in the account and Region of its topic (SNS developer guide, dead-letter queues). */
async function makeDeadLetters(topic: TopicArn, { subscriber, topicPlace }: SubscribingContext, steps: string[]): Promise<string> {
  const isFifo = topic.topicName.endsWith('.fifo');
  const queueName = nameDeadLetters(topic);
  const queueArn = `arn:${topic.partition}:sqs:${topic.region}:${topic.accountId}:${queueName}`;
  const attributes = {
    MessageRetentionPeriod: String(DEAD_LETTER_SECONDS),
    SqsManagedSseEnabled: 'true',
    Policy: letSend(undefined, { topicArn: topic.arn, queueArn }) ?? '',
    ...(isFifo ? { FifoQueue: 'true' } : {}),
  };
  valueOf(await subscriber.createQueue({ queueName, attributes, tags: tagsOfMaker('topics') }, topicPlace));
  steps.push(`made the queue ${queueArn} for dead letters`);
  return queueArn;
}

/** Names of topics may be three times as long as those of queues: what a long one has too much becomes a hash of the whole. */
function nameDeadLetters({ arn, topicName }: TopicArn): string {
  const end = topicName.endsWith('.fifo') ? '-dead-letters.fifo' : '-dead-letters';
  const stem = topicName.replace(FIFO_ENDING, '');
  if (stem.length + end.length <= QUEUE_NAME_MAX_LENGTH) return `${stem}${end}`;
  const hash = `-${sha256(arn).slice(0, 8)}`;
  return `${stem.slice(0, QUEUE_NAME_MAX_LENGTH - hash.length - end.length)}${hash}${end}`;
}

async function letTopicSend(
  topicArn: string,
  { queueUrl, queueArn }: OwnQueue,
  { source, subscriber, queuePlace }: SubscribingContext,
): Promise<readonly string[]> {
  const queue = await source.readQueue(queueUrl, queuePlace);
  if (queue.status !== 'found') throw new Failed(`${queue.status === 'unread' ? `${queue.call}: ` : ''}${queue.reason}`);
  const policy = letSend(queue.value.policy, { topicArn, queueArn });
  if (policy === undefined) return [];
  valueOf(await subscriber.setQueuePolicy(queueUrl, policy, queuePlace));
  return [`let ${topicArn} send to ${queueArn}`];
}

function valueOf<Value>(changed: Changed<Value>): Value {
  if (changed.status === 'failed') throw new Failed(`${changed.call}: ${changed.reason}`);
  return changed.value;
}

function isSameJson(left: string | undefined, right: string): boolean {
  if (left === undefined || left === right) return left === right;
  try {
    return JSON.stringify(JSON.parse(left)) === JSON.stringify(JSON.parse(right));
  } catch {
    return false;
  }
}
