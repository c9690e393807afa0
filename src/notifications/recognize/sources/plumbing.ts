// What AWS sends about the sending itself: schedules of Amazon EventBridge, confirmations of Amazon SNS, test messages of Amazon S3.
import type { EventRecipe, MessageRecipe } from '../recipe/recipe.ts';

/** An event for each time of a schedule (EventBridge user guide, scheduled rules). */
export const scheduleEvents: readonly EventRecipe[] = [
  {
    source: 'aws.events',
    types: ['Scheduled Event'],
    name: '$.resources.0',
    tone: 'neutral',
    sentences: ['It is the time of the schedule of rule {$.resources.0}.'],
    facts: { Rule: '$.resources.0' },
  },
];

// Attack: who has the address in such a message can confirm a subscription, or take back that it was ended. It is not shown.
const confirmation: Omit<MessageRecipe, 'when'> = {
  kind: 'SNS Subscription',
  name: 'TopicArn',
  state: '',
  cause: '',
  arn: 'TopicArn',
  at: 'Timestamp',
  facts: { Topic: 'TopicArn' },
  leftOut: ['Message', 'MessageId', 'SubscribeURL', 'Type', 'Token'],
};

/** What SNS and S3 say of their own arrangements (SNS developer guide, HTTP/HTTPS headers and bodies; S3 user guide, Event message structure). */
export const plumbingMessages: readonly MessageRecipe[] = [
  {
    ...confirmation,
    when: { Type: ['SubscriptionConfirmation'], TopicArn: true, SubscribeURL: true },
    sentences: ['A subscription of topic {TopicArn} waits to be confirmed.'],
  },
  {
    ...confirmation,
    when: { Type: ['UnsubscribeConfirmation'], TopicArn: true, SubscribeURL: true },
    tone: 'warning',
    sentences: ['A subscription of topic {TopicArn} was ended.'],
  },
  {
    kind: 'S3 Event',
    when: { Service: ['Amazon S3'], Event: ['s3:TestEvent'], Bucket: true },
    name: 'Bucket',
    sentences: ['Bucket {Bucket} sends its notifications here.'],
    facts: { Event: 'Event' },
    leftOut: ['Service', 'HostId'],
    at: 'Time',
  },
];
