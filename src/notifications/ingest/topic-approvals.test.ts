import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSnsFlow, type SnsFlow } from '../testing/open-sns-flow.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:strangers';

let flow: SnsFlow;

beforeEach(async () => {
  flow = await openSnsFlow();
});
afterEach(() => flow.context.close());

const heldCount = (): Promise<number> => flow.context.store.records.events.countHeld(topicArn);
async function delivered(): Promise<readonly string[]> {
  const deliveries = await flow.context.store.records.deliveries.list({ limit: 1_000 });
  return deliveries.map(({ configurationName }) => configurationName).toReversed();
}

describe('TopicApprovals', () => {
  it('refuses names that no configuration has, before anything changes', async () => {
    await flow.send(topicArn, 'first');

    const approving = flow.approvals.approve(topicArn, ['ops', 'typo']);

    await expect(approving).rejects.toMatchObject({ code: 'channel-configuration-unknown', message: expect.stringContaining('typo') });
    expect(flow.registry.find(topicArn)?.state).toBe('pending');
    expect(await heldCount()).toBe(1);
  });

  it('refuses a topic that never knocked', async () => {
    await expect(flow.approvals.approve(topicArn, ['ops'])).rejects.toMatchObject({ code: 'topic-unknown' });
  });

  it('refuses to approve a topic of the file, whose waiting events go out all the same', async () => {
    await flow.send(topicArn, 'first');
    flow.fileTopics.add(topicArn);

    await expect(flow.approvals.approve(topicArn, ['ops'])).rejects.toMatchObject({ code: 'file-object-read-only' });

    expect(flow.registry.find(topicArn)?.configurationNames).toEqual([]);
    expect(await heldCount()).toBe(0);
    expect(await delivered()).toEqual(['ops', 'night']);
  });

  it('gives an allowed topic to other configurations when it is approved again', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops']);

    await flow.approvals.approve(topicArn, ['night']);
    await flow.send(topicArn, 'second');

    expect(await delivered()).toEqual(['ops', 'night']);
  });

  it('sends on what no channel wanted when the topic is approved for one that exists', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops']);
    flow.configurationNames.splice(0, 1);
    await flow.send(topicArn, 'second');
    expect(flow.context.metrics.count('unrouted sns-https')).toBe(1);

    await flow.approvals.start();
    expect(await delivered()).toEqual(['ops']);

    await flow.approvals.approve(topicArn, ['night']);
    expect(await delivered()).toEqual(['ops', 'night']);
    expect(await flow.context.store.records.events.listUnrouted(topicArn, 10)).toEqual([]);
  });

  it('tries again later where the held events cannot be sent on at once', async () => {
    await flow.send(topicArn, 'first');
    const mend = flow.breakPipeline();

    await flow.approvals.approve(topicArn, ['ops']);
    expect(flow.registry.isAllowed(topicArn)).toBe(true);
    expect(await heldCount()).toBe(1);

    mend();
    for (const timer of flow.timers) timer();
    await expect.poll(() => delivered()).toEqual(['ops']);
    expect(await heldCount()).toBe(0);
  });

  it('deletes what a refused topic had sent, but for its identity', async () => {
    await flow.send(topicArn, 'secret of a stranger');
    const [held] = await flow.context.store.records.events.listHeld(topicArn);

    await flow.approvals.refuse(topicArn);

    const stored = await flow.context.store.records.events.find(held?.event.id ?? '');
    expect(stored).toMatchObject({ state: 'refused', event: { text: '', identity: held?.event.identity } });
    expect(stored?.event.body).toHaveLength(0);
  });
});
