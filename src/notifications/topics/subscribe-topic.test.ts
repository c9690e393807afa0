import { describe, expect, it } from 'vitest';
import type { LookPlace } from '../../aws/topic-state-source.ts';
import type { TopicSubscriber, WantedQueue } from '../../aws/topic-subscriber.ts';
import { parseTopicArn } from '../../domain/topic-arn.ts';
import { subscribeTopic, type SubscriptionOutcome } from './subscribe-topic.ts';
import { toOwnQueue } from './subscription-endpoint.ts';
import { fakeTopicStates, found } from './testing/fake-topic-states.ts';

const place: LookPlace = { region: 'eu-west-1', credentials: 'ambient' };
const ACCOUNT = 'arn:aws:sns:eu-west-1:123456789012';
const [queue] = toOwnQueue('https://sqs.eu-west-1.amazonaws.com/123456789012/signalbox');

/** Subscribes a topic whose dead letters get a queue of their own; returns the queue that was asked for. */
async function makeDeadLettersOf(topicName: string): Promise<WantedQueue | undefined> {
  const made: WantedQueue[] = [];
  const { status } = await subscribe(topicName, made);
  return status === 'subscribed' ? made[0] : undefined;
}

async function subscribe(topicName: string, made: WantedQueue[], policy?: string): Promise<SubscriptionOutcome> {
  const topic = parseTopicArn(`${ACCOUNT}:${topicName}`);
  if (topic === undefined || queue === undefined) throw new Error('the names of this test are none');
  const done = async () => ({ status: 'done' as const, value: undefined });
  const subscriber: TopicSubscriber = {
    subscribe: async () => ({ status: 'done', value: `${topic.arn}:1` }),
    setSubscriptionAttribute: done,
    unsubscribe: done,
    setQueuePolicy: async () => ({ status: 'failed', call: 'sqs:SetQueueAttributes', reason: 'it must stay as it is' }),
    createQueue: async (wanted) => {
      made.push(wanted);
      return { status: 'done', value: 'https://sqs' };
    },
    publish: async () => ({ status: 'done', value: '1' }),
  };
  const source = fakeTopicStates({
    topic: found({}),
    subscriptions: found([]),
    subscription: found({ isPending: false, isRaw: false, attributes: {} }),
    queue: found({ policy: policy ?? LETS_ANYBODY }),
    key: { status: 'absent', reason: 'no key' },
  });
  const endpoint = { protocol: 'sqs' as const, endpoint: queue.queueArn, queue };
  return subscribeTopic({ topic, endpoint, deadLetters: 'make' }, { source, subscriber, topicPlace: place, queuePlace: place });
}

const LETS_ANYBODY = JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' } });

describe('subscribeTopic', () => {
  it.each([
    ['alarms', 'alarms-dead-letters'],
    ['orders.fifo', 'orders-dead-letters.fifo'],
    ['t'.repeat(67), `${'t'.repeat(67)}-dead-letters`],
    [`${'t'.repeat(62)}.fifo`, `${'t'.repeat(62)}-dead-letters.fifo`],
  ])('names the queue of the dead letters of %s after it', async (topicName, queueName) => {
    expect((await makeDeadLettersOf(topicName))?.queueName).toBe(queueName);
  });

  it.each([68, 251])('gives a topic of %i letters a queue whose name SQS takes, and another topic another', async (length) => {
    const names = [];
    for (const last of ['a', 'b', 'a.fifo']) {
      const wanted = await makeDeadLettersOf(`${'t'.repeat(length - 1)}${last}`);
      names.push(wanted?.queueName ?? '');
      expect(wanted?.attributes['Policy']).toContain(`:${wanted?.queueName}"`);
    }

    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^(?=.{80}$)[\w-]+-dead-letters(?:\.fifo)?$/);
    expect(names.map((name) => name.endsWith('.fifo'))).toEqual([false, false, true]);
  });

  it('says which call failed, and makes nothing behind it', async () => {
    const made: WantedQueue[] = [];

    expect(await subscribe('alarms', made, '{}')).toEqual({
      status: 'failed',
      reason: 'sqs:SetQueueAttributes: it must stay as it is',
      steps: [],
    });
    expect(made).toEqual([]);
  });
});
