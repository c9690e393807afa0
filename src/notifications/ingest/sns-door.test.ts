import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSnsFlow, operator, type SnsFlow } from '../testing/open-sns-flow.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:strangers';
const DAY_MS = 24 * 60 * 60 * 1000;

let flow: SnsFlow;

beforeEach(async () => {
  flow = await openSnsFlow();
});
afterEach(() => flow.context.close());

const heldCount = (arn = topicArn): Promise<number> => flow.context.store.records.events.countHeld(arn);
const deliveryCount = async (): Promise<number> => (await flow.context.store.records.deliveries.list({ limit: 1_000 })).length;
const topicNumber = (number: number): string => `arn:aws:sns:us-east-1:123456789012:topic-${number}`;

async function fillPlaces(): Promise<void> {
  for (let number = 0; number < 100; number += 1) {
    await flow.registry.knock(topicNumber(number), flow.context.now(), (topic) => Promise.resolve({ topic, outcome: 'held' }));
  }
}

describe('createSnsDoor', () => {
  it('sends on an event whose topic is approved while it is about to be held', async () => {
    await flow.send(topicArn, 'first');
    const gate = flow.context.store.holdUpBefore();
    const sending = flow.send(topicArn, 'second');
    await gate.reached;
    await flow.approvals.approve(topicArn, ['ops'], operator);

    gate.open();

    expect(await sending).toMatchObject({ status: 'taken', event: { deliveries: [{ configurationName: 'ops' }] } });
    expect(await heldCount()).toBe(0);
    expect(await deliveryCount()).toBe(2);
  });

  it('turns an event away whose topic is refused while it is about to be held', async () => {
    await flow.send(topicArn, 'first');
    const gate = flow.context.store.holdUpBefore();
    const sending = flow.send(topicArn, 'second');
    await gate.reached;
    await flow.approvals.refuse(topicArn, operator);

    gate.open();

    expect(await sending).toMatchObject({ status: 'rejected', reason: 'topic-refused' });
    expect(await heldCount()).toBe(0);
  });

  it('forgets the token of a topic that is refused while it asks to be confirmed', async () => {
    await flow.askToConfirm(topicArn);
    const gate = flow.context.store.holdUpBefore();
    const asking = flow.askToConfirm(topicArn);
    await gate.reached;
    await flow.approvals.refuse(topicArn, operator);

    gate.open();

    expect(await asking).toMatchObject({ status: 'rejected', reason: 'topic-refused' });
    expect(flow.registry.find(topicArn)?.confirmationToken).toBeUndefined();
  });

  it('sends on an event whose topic comes into the file just after it was held', async () => {
    const gate = flow.context.store.holdUpAfter();
    const sending = flow.send(topicArn, 'first');
    await gate.reached;
    expect(await heldCount()).toBe(1);
    flow.fileTopics.add(topicArn);
    await flow.approvals.start();

    gate.open();

    expect(await sending).toMatchObject({ status: 'taken' });
    expect(await heldCount()).toBe(0);
    expect(await deliveryCount()).toBe(2);
  });

  it('holds no more than its limit, however many come at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 130 }, (_, index) => flow.send(topicArn, `event ${index}`)));

    expect(outcomes.filter(({ status }) => status === 'noted')).toHaveLength(100);
    expect(outcomes.filter(({ status }) => status === 'unavailable')).toHaveLength(30);
    expect(await heldCount()).toBe(100);
  });

  it('lets no more topics wait than there are places, however many come at once', async () => {
    await fillPlaces();

    const outcomes = await Promise.all([flow.send(topicArn, 'late'), flow.askToConfirm(topicArn), flow.send(topicNumber(3), 'known')]);

    expect(outcomes).toMatchObject([
      { status: 'unavailable', reason: 'approval-queue-full' },
      { status: 'unavailable', reason: 'approval-queue-full' },
      { status: 'noted', note: 'held' },
    ]);
    expect(flow.registry.find(topicArn)).toBeUndefined();
  });

  it('gives the place of the topic that has been silent longest to a new one, but only after a week', async () => {
    await flow.send(topicNumber(7), 'held for a week');
    flow.context.advance(60_000);
    await fillPlaces();
    await flow.approvals.refuse(topicNumber(7), operator);
    await flow.send(topicNumber(100), 'the last place');
    flow.context.advance(6 * DAY_MS);
    await flow.send(topicNumber(0), 'still there');
    expect(await flow.send(topicArn, 'too early')).toMatchObject({ status: 'unavailable' });
    flow.context.advance(DAY_MS);

    expect(await flow.send(topicArn, 'in time')).toMatchObject({ status: 'noted', note: 'held' });

    const listed = flow.registry.list().map((topic) => topic.topicArn);
    expect(listed).not.toContain(topicNumber(1));
    expect(listed).toEqual(expect.arrayContaining([topicNumber(0), topicNumber(7), topicArn]));
    expect((await flow.context.store.records.topics.list()).map((topic) => topic.topicArn).toSorted()).toEqual(listed.toSorted());
  });

  it('keeps the places for strangers: topics of the file need none', async () => {
    await fillPlaces();
    flow.fileTopics.add(topicArn);

    expect(await flow.send(topicArn, 'listed')).toMatchObject({ status: 'taken' });
    expect(await flow.askToConfirm(topicArn)).toMatchObject({ status: 'noted', note: 'confirming' });
  });

  it('refuses what was held for a topic that loses its place', async () => {
    await flow.send(topicNumber(0), 'held for a week');
    const [held] = await flow.context.store.records.events.listHeld(topicNumber(0));
    await fillPlaces();
    flow.context.advance(7 * DAY_MS);

    await flow.send(topicArn, 'new');

    expect(await flow.context.store.records.events.find(held?.event.id ?? '')).toMatchObject({ state: 'refused', event: { text: '' } });
  });
});
