import { beforeEach, describe, expect, it } from 'vitest';
import type { Looked } from '../../aws/topic-state-source.ts';
import { checkTopic, type CheckPlaces } from './check-topic.ts';
import { letSend } from './queue-statement.ts';
import { doorsOf } from './subscription-endpoint.ts';
import { fakeTopicStates, found, type FakeTopicStates } from './testing/fake-topic-states.ts';
import type { TopicReport } from './topic-fault.ts';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const queueArn = 'arn:aws:sqs:eu-west-1:123456789012:signalbox';
const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/123456789012/signalbox';
const httpsUrl = 'https://signalbox.example.com/sns';
const subscriptionArn = `${topicArn}:1`;
const doors = doorsOf({ queues: [{ queueUrl }], publicUrl: 'https://signalbox.example.com/' });
const places: CheckPlaces = {
  ofTopic: () => ({ region: 'eu-west-1', credentials: 'ambient' }),
  ofQueue: () => ({ region: 'eu-west-1', credentials: 'ambient' }),
};
const absent: Looked<never> = { status: 'absent', reason: 'NotFound' };
const letsIn = (service: string): string =>
  JSON.stringify({ Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'kms:*', Resource: '*' } });

let states: FakeTopicStates;
beforeEach(() => {
  states = {
    topic: found({}),
    subscriptions: found([
      { protocol: 'email', endpoint: 'ops@example.com' },
      { protocol: 'sqs', endpoint: queueArn, subscriptionArn },
    ]),
    subscription: found({ isPending: false, isRaw: true, attributes: {} }),
    queue: found({ policy: letSend(undefined, { topicArn, queueArn }) ?? '' }),
    key: found({ state: 'Enabled', isAwsManaged: false, policy: letsIn('sns.amazonaws.com') }),
  };
});

function check(): Promise<TopicReport> {
  return checkTopic({ topicArn, configurationNames: ['ops'], doors }, fakeTopicStates(states), places);
}

async function codes(): Promise<readonly string[]> {
  return (await check()).faults.map(({ code }) => code);
}

const byHttps = (isRaw: boolean, isPending = false): void => {
  states.subscriptions = found([{ protocol: 'https', endpoint: httpsUrl, ...(isPending ? {} : { subscriptionArn }) }]);
  states.subscription = found({ isPending, isRaw, attributes: {} });
};

describe('checkTopic', () => {
  it('finds nothing wrong with a queue that gets bare messages', async () => {
    await expect(check()).resolves.toEqual({ topicArn, configurationNames: ['ops'], faults: [], unread: [], endpoints: [queueArn] });
  });

  it.each<[string, string, () => void]>([
    ['topic-missing', 'a topic is not there', () => (states.topic = absent)],
    [
      'subscription-missing',
      'somebody else alone is subscribed',
      () => (states.subscriptions = found([{ protocol: 'https', endpoint: `${httpsUrl}/2` }])),
    ],
    ['subscription-unconfirmed', 'a subscription waits', () => byHttps(false, true)],
    ['raw-delivery', 'bare messages come by https', () => byHttps(true)],
    ['queue-missing', 'the queue is deleted', () => (states.queue = absent)],
    ['queue-policy', 'the queue has no policy', () => (states.queue = found({}))],
    ['topic-key', 'the topic has the key of SNS', () => (states.topic = found({ kmsKeyId: 'alias/aws/sns' }))],
    ['topic-key', 'the key of the topic lets no publisher in', () => (states.topic = found({ kmsKeyId: 'k' }))],
    [
      'queue-key',
      'the key of the queue lets SNS not in',
      () => {
        states.queue = found({ policy: letSend(undefined, { topicArn, queueArn }) ?? '', kmsKeyId: 'k' });
        states.key = found({ state: 'Enabled', isAwsManaged: false, policy: letsIn('events.amazonaws.com') });
      },
    ],
    [
      'topic-key',
      'the key is about to be deleted',
      () => {
        states.topic = found({ kmsKeyId: 'k' });
        states.key = found({ state: 'PendingDeletion', isAwsManaged: false, policy: letsIn('cloudwatch.amazonaws.com') });
      },
    ],
  ])('reports %s where %s', async (code, _where, change) => {
    change();

    await expect(codes()).resolves.toEqual([code]);
  });

  it('says what it could not look at, and nothing about that', async () => {
    states.queue = { status: 'unread', call: 'sqs:GetQueueAttributes', reason: 'AccessDenied: No.' };
    states.topic = found({ kmsKeyId: 'k' });
    states.key = { status: 'unread', call: 'kms:GetKeyPolicy', reason: 'AccessDenied: No.' };

    await expect(check()).resolves.toMatchObject({
      faults: [],
      unread: ['kms:GetKeyPolicy: AccessDenied: No.', 'sqs:GetQueueAttributes: AccessDenied: No.'],
    });
  });
});
