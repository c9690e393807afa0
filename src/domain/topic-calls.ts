// The written list of what is called in AWS for topics by Signalbox itself: what looks, and what an operator's command changes. Policies are
// made from it, so that nothing else is ever allowed for it.
import type { PolicyDocument } from './guardrail-policy.ts';
import type { ReadingCall } from './reading-calls.ts';

/** What `topics check` and the periodic check call, by IAM action. */
export const TOPIC_CHECK_CALLS = {
  'sns:GetTopicAttributes': {
    service: 'sns',
    operation: 'GetTopicAttributes',
    port: 'topic-state-source',
    purpose: 'whether a topic is there, and its key',
  },
  'sns:ListSubscriptionsByTopic': {
    service: 'sns',
    operation: 'ListSubscriptionsByTopic',
    port: 'topic-state-source',
    purpose: 'whether Signalbox is subscribed to it',
  },
  'sns:GetSubscriptionAttributes': {
    service: 'sns',
    operation: 'GetSubscriptionAttributes',
    port: 'topic-state-source',
    purpose: 'whether a subscription is confirmed, and how it delivers',
  },
  'sqs:GetQueueAttributes': {
    service: 'sqs',
    operation: 'GetQueueAttributes',
    port: 'topic-state-source',
    purpose: 'whether a queue is there, its policy and its key',
  },
  'kms:DescribeKey': {
    service: 'kms',
    operation: 'DescribeKey',
    port: 'topic-state-source',
    purpose: 'whether a key is enabled, and whose it is',
  },
  'kms:GetKeyPolicy': {
    service: 'kms',
    operation: 'GetKeyPolicy',
    port: 'topic-state-source',
    purpose: 'whether a key lets SNS and publishers use it',
  },
} as const satisfies Readonly<Record<string, ReadingCall>>;

/** What `topics subscribe`, `topics unsubscribe` and `send-test --through-topic` call beside it, by IAM action. */
export const TOPIC_CHANGE_CALLS = {
  'sns:Subscribe': { service: 'sns', operation: 'Subscribe', port: 'topic-subscriber', purpose: 'subscribing' },
  'sns:SetSubscriptionAttributes': {
    service: 'sns',
    operation: 'SetSubscriptionAttributes',
    port: 'topic-subscriber',
    purpose: 'filter, dead letters and retries of a subscription that is there already',
  },
  'sns:Unsubscribe': { service: 'sns', operation: 'Unsubscribe', port: 'topic-subscriber', purpose: 'unsubscribing' },
  'sns:Publish': { service: 'sns', operation: 'Publish', port: 'topic-subscriber', purpose: 'a test message that somebody asked for' },
  'sqs:SetQueueAttributes': {
    service: 'sqs',
    operation: 'SetQueueAttributes',
    port: 'topic-subscriber',
    purpose: 'letting the topic send to the queue',
  },
  'sqs:CreateQueue': { service: 'sqs', operation: 'CreateQueue', port: 'topic-subscriber', purpose: 'a queue for dead letters' },
  'sqs:TagQueue': { service: 'sqs', operation: 'TagQueue', port: 'topic-subscriber', purpose: 'the tags of that queue' },
} as const satisfies Readonly<Record<string, ReadingCall>>;

/** An IAM action that looks. */
export type TopicCheckAction = keyof typeof TOPIC_CHECK_CALLS;

/** An IAM action that changes something. */
export type TopicChangeAction = keyof typeof TOPIC_CHANGE_CALLS;

/** The IAM actions that look. */
export const topicCheckActions = Object.keys(TOPIC_CHECK_CALLS) as readonly TopicCheckAction[];

/** The IAM actions that change something. */
const topicChangeActions = Object.keys(TOPIC_CHANGE_CALLS) as readonly TopicChangeAction[];

/** Allows looking, and nothing else: of sessions that check topics. */
export const topicCheckPolicy: PolicyDocument = policyOf(topicCheckActions);

/** Allows looking and changing: of sessions of the commands that an operator types. */
export const topicChangePolicy: PolicyDocument = policyOf([...topicCheckActions, ...topicChangeActions]);

function policyOf(actions: readonly string[]): PolicyDocument {
  // A session reaches no other account than its role's; which topics, queues and keys the role may reach, its own policies say.
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] };
}
