// Narrow port: how it stands with topics, their subscriptions, and the queues and keys behind them. It calls GetTopicAttributes,
// ListSubscriptionsByTopic, GetSubscriptionAttributes, GetQueueAttributes, DescribeKey and GetKeyPolicy, and changes nothing.
import type { TopicCheckAction } from '../domain/topic-calls.ts';
import type { CallCredentials } from '../domain/role-session.ts';

/** Where something is looked at, and with whose credentials. */
export interface LookPlace {
  readonly region: string;
  readonly credentials: CallCredentials;
}

/** What was found; `absent` where AWS says that it is not there, `unread` where AWS did not say. */
export type Looked<Value> =
  | { readonly status: 'found'; readonly value: Value }
  | { readonly status: 'absent'; readonly reason: string }
  | { readonly status: 'unread'; readonly call: TopicCheckAction; readonly reason: string };

/** A topic. */
export interface TopicState {
  /** The KMS key with which it is encrypted: an id, an ARN or an alias. */
  readonly kmsKeyId?: string;
}

/** A subscription, as its topic lists it. */
export interface ListedSubscription {
  /** Absent while it waits for its confirmation. */
  readonly subscriptionArn?: string;
  readonly protocol: string;
  /** The ARN of a queue, or an address. */
  readonly endpoint: string;
}

/** A subscription, by itself. */
export interface SubscriptionState {
  readonly isPending: boolean;
  readonly isRaw: boolean;
  /** Attributes as SNS names them (`FilterPolicy`, `RedrivePolicy`, ...); those that are JSON are JSON texts. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A queue. */
export interface QueueState {
  /** Its policy as JSON; absent where it has none. */
  readonly policy?: string;
  readonly kmsKeyId?: string;
}

/** A KMS key. */
export interface KeyState {
  /** `Enabled`, or what keeps it from being used (KMS API, KeyState). */
  readonly state: string;
  /** True for the keys that AWS manages in an account, whose policies nobody can change. */
  readonly isAwsManaged: boolean;
  /** Its policy as JSON. */
  readonly policy: string;
}

/** Looks. Never rejects for what AWS or the network does. */
export interface TopicStateSource {
  readTopic(topicArn: string, place: LookPlace): Promise<Looked<TopicState>>;
  /** All of them, page by page. */
  listSubscriptions(topicArn: string, place: LookPlace): Promise<Looked<readonly ListedSubscription[]>>;
  readSubscription(subscriptionArn: string, place: LookPlace): Promise<Looked<SubscriptionState>>;
  readQueue(queueUrl: string, place: LookPlace): Promise<Looked<QueueState>>;
  readKey(keyId: string, place: LookPlace): Promise<Looked<KeyState>>;
}
