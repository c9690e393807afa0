import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueMessage } from '../../aws/queue-source.ts';
import { openSnsFlow, operator, type SnsFlow } from '../testing/open-sns-flow.ts';
import { createSqsDoor, type SqsDisposition, type SqsDoor } from './sqs-door.ts';
import type { QueueSettings } from './sqs/queue-settings.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const queue: QueueSettings = {
  queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/signalbox',
  region: 'us-east-1',
  queueName: 'signalbox',
};
const eventBridgeEvent = JSON.stringify({
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': 'Object Created',
  source: 'aws.s3',
  account: '123456789012',
  time: '2026-03-01T02:59:59Z',
  region: 'us-east-1',
  detail: {},
});

let flow: SnsFlow;
let door: SqsDoor;
let confirmed: string[];
let messageCount: number;

beforeEach(async () => {
  flow = await openSnsFlow();
  confirmed = [];
  messageCount = 0;
  door = createSqsDoor({
    context: flow.context,
    pipeline: flow.pipeline,
    registry: flow.registry,
    setAside: flow.setAside,
    confirmSoon: (arn) => confirmed.push(arn),
  });
});
afterEach(() => flow.context.close());

function aMessage(body: string, overrides: Partial<QueueMessage> = {}): QueueMessage {
  messageCount += 1;
  const messageId = `message-${messageCount}`;
  return { messageId, receiptHandle: messageId, body, receiveCount: 1, sentAt: flow.context.now(), ...overrides };
}

function anEnvelope(overrides: Record<string, unknown> = {}): string {
  return JSON.stringify({ Type: 'Notification', MessageId: 'sns-1', TopicArn: topicArn, Message: 'disk almost full', ...overrides });
}

function take(message: QueueMessage, settings: Partial<QueueSettings> = {}, isLastResort = false): Promise<SqsDisposition> {
  return door({ message, queue: { ...queue, ...settings }, isLastResort });
}

const deliveries = async (): Promise<readonly string[]> =>
  (await flow.context.store.records.deliveries.list({ limit: 100 })).map(({ configurationName }) => configurationName).toSorted();

const newestEvent = async () => {
  const [delivery] = await flow.context.store.records.deliveries.list({ limit: 1 });
  return (await flow.context.store.records.events.find(delivery?.eventId ?? ''))?.event;
};

describe('createSqsDoor', () => {
  it('gives an envelope to the configurations that list its topic, with subject, topic and the body as it came', async () => {
    flow.fileTopics.add(topicArn);
    const body = anEnvelope({ Subject: 'ALARM', Timestamp: '2026-03-01T02:00:00.000Z' });

    expect(await take(aMessage(body))).toBe('accepted');

    expect(await deliveries()).toEqual(['night', 'ops']);
    expect(await newestEvent()).toMatchObject({
      door: 'sqs',
      topicArn,
      subject: 'ALARM',
      text: 'disk almost full',
      body: new Uint8Array(Buffer.from(body)),
      sentAt: new Date('2026-03-01T02:00:00Z'),
    });
  });

  it('gives everything to the configurations of the queue, where it names some', async () => {
    expect(await take(aMessage(anEnvelope()), { configurationNames: ['night'] })).toBe('accepted');
    expect(await take(aMessage('plain'), { configurationNames: ['night'] })).toBe('accepted');

    expect(await deliveries()).toEqual(['night', 'night']);
    expect(flow.registry.list()).toEqual([]);
  });

  it('gives what has no topic to every configuration, and says which queue it came by', async () => {
    expect(await take(aMessage('disk almost full'))).toBe('accepted');

    expect(await deliveries()).toEqual(['night', 'ops']);
    expect(await newestEvent()).toMatchObject({ sender: 'queue signalbox', text: 'disk almost full' });
  });

  it('keeps the event of a topic without channel, lists the topic, and sends on what it has when it gets one', async () => {
    expect(await take(aMessage(anEnvelope()))).toBe('unrouted');
    expect(flow.registry.list()).toMatchObject([{ topicArn, state: 'pending' }]);

    await flow.approvals.approve(topicArn, ['night'], operator);

    expect(await deliveries()).toEqual(['night']);
  });

  it('sends on an event whose topic is approved just before it is stored', async () => {
    await take(aMessage(anEnvelope()));
    const knock = flow.context.store.holdUpBefore();
    const storing = flow.context.store.holdUpBefore();
    const taking = take(aMessage(anEnvelope({ MessageId: 'sns-2' })));
    knock.open();
    await storing.reached;
    await flow.approvals.approve(topicArn, ['night'], operator);

    storing.open();

    expect(await taking).toBe('accepted');
    expect(await deliveries()).toEqual(['night', 'night']);
  });

  it('keeps nothing but the identity of what a refused topic sends', async () => {
    await take(aMessage(anEnvelope()));
    await flow.approvals.refuse(topicArn, operator);

    const body = anEnvelope({ MessageId: 'sns-2', Subject: 'secret' });
    expect([await take(aMessage(body)), await take(aMessage(body))]).toEqual(['topic-refused', 'topic-refused']);

    expect(await deliveries()).toEqual([]);
    const eventId = await flow.context.store.write(({ events }) => events.recordRepeat('sns:sns-2', flow.context.now()));
    const stored = await flow.context.store.records.events.find(eventId ?? '');
    expect(stored).toMatchObject({ state: 'refused', arrivalCount: 3, event: { text: '', body: new Uint8Array() } });
    expect(stored?.event.subject).toBeUndefined();
  });

  it('recognizes the message that came by HTTPS', async () => {
    flow.fileTopics.add(topicArn);
    await flow.send(topicArn, 'disk almost full');
    const { identity } = (await newestEvent()) ?? { identity: { key: '' } };

    expect(await take(aMessage(anEnvelope({ MessageId: identity.key.replace('sns:', '') })))).toBe('duplicate');
    expect(await deliveries()).toEqual(['night', 'ops']);
  });

  it('recognizes an EventBridge event that two rules sent', async () => {
    expect([await take(aMessage(eventBridgeEvent)), await take(aMessage(eventBridgeEvent))]).toEqual(['accepted', 'duplicate']);
  });

  it('recognizes a redelivery however late it comes', async () => {
    const message = aMessage('disk almost full');
    await take(message);

    flow.context.advance(3 * 24 * 60 * 60_000);

    expect(await take({ ...message, receiptHandle: 'second', receiveCount: 2 })).toBe('duplicate');
  });

  it('counts by when messages were sent: two an hour apart stay two, however late both are read', async () => {
    const first = aMessage('disk almost full');
    flow.context.advance(60 * 60_000);
    const second = aMessage('disk almost full');
    const soonAfter = aMessage('disk almost full', { sentAt: new Date(second.sentAt.getTime() + 9 * 60_000) });

    expect([await take(first), await take(second), await take(soonAfter)]).toEqual(['accepted', 'accepted', 'duplicate']);
  });

  it('shows the text of a message that cannot be taken in the usual way', async () => {
    await take(aMessage(eventBridgeEvent, { receiveCount: 6 }), {}, true);

    const event = await newestEvent();
    expect(event?.text).toContain('of queue signalbox arrived 6 times and could not be shown in the usual way');
    expect(event?.text).toContain(eventBridgeEvent);
    expect(event?.identity.key).toBe('eventbridge:17793124-05d4-b198-2fde-7ededc63b103');
  });

  it('confirms the subscription of a topic that is listed, and lists one that is not', async () => {
    const confirmation = anEnvelope({ Type: 'SubscriptionConfirmation', Token: '2336412f' });
    expect(await take(aMessage(confirmation))).toBe('topic-pending');
    expect(flow.registry.find(topicArn)).toMatchObject({ state: 'pending', confirmationToken: '2336412f' });
    flow.fileTopics.add(topicArn);

    expect(await take(aMessage(confirmation))).toBe('confirming');
    expect(confirmed).toEqual([topicArn]);
  });

  it('does not confirm a topic that an administrator has refused', async () => {
    await take(aMessage(anEnvelope()));
    await flow.approvals.refuse(topicArn, operator);

    expect(await take(aMessage(anEnvelope({ Type: 'SubscriptionConfirmation', Token: '2336412f' })))).toBe('topic-refused');
    expect(flow.registry.find(topicArn)?.confirmationToken).toBeUndefined();
  });

  it('notes an unsubscription', async () => {
    expect(await take(aMessage(anEnvelope({ Type: 'UnsubscribeConfirmation' })))).toBe('unsubscribed');
  });
});
