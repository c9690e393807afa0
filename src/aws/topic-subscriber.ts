// Narrow port: what an operator's commands change for topics. It calls Subscribe, SetSubscriptionAttributes, Unsubscribe and Publish of SNS,
// and SetQueueAttributes, CreateQueue and TagQueue of SQS.
import type { TopicChangeAction } from '../domain/topic-calls.ts';
import type { LookPlace } from './topic-state-source.ts';

/** How a change ended; it may have happened all the same where the answer did not come in time, and can be asked for again. */
export type Changed<Value> =
  | { readonly status: 'done'; readonly value: Value }
  | { readonly status: 'failed'; readonly call: TopicChangeAction; readonly reason: string };

/** A subscription to make. */
export interface WantedSubscription {
  readonly topicArn: string;
  readonly protocol: 'sqs' | 'https';
  readonly endpoint: string;
  /** As SNS names them. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A queue to make. */
export interface WantedQueue {
  readonly queueName: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Changes. Never rejects for what AWS or the network does. */
export interface TopicSubscriber {
  /** Subscribes; the value is the ARN, also of a subscription that waits for its confirmation. The same again changes nothing. */
  subscribe(wanted: WantedSubscription, place: LookPlace): Promise<Changed<string>>;
  setSubscriptionAttribute(
    subscriptionArn: string,
    attribute: { readonly name: string; readonly value: string },
    place: LookPlace,
  ): Promise<Changed<void>>;
  unsubscribe(subscriptionArn: string, place: LookPlace): Promise<Changed<void>>;
  /** Replaces the policy of a queue; an empty text removes it. */
  setQueuePolicy(queueUrl: string, policy: string, place: LookPlace): Promise<Changed<void>>;
  /** Makes a queue with tags, or finds the one of this name with the same settings; the value is its URL. */
  createQueue(wanted: WantedQueue, place: LookPlace): Promise<Changed<string>>;
  /** Publishes a message; the value is its id. */
  publish(
    message: { readonly topicArn: string; readonly subject: string; readonly text: string },
    place: LookPlace,
  ): Promise<Changed<string>>;
}
