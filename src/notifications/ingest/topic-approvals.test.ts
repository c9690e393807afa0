import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSnsFlow, operator, type SnsFlow } from '../testing/open-sns-flow.ts';

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

/** Of each delivery what its event says, in the order in which they were put on disk. */
async function deliveredTexts(): Promise<readonly (string | undefined)[]> {
  const { deliveries, events } = flow.context.store.records;
  const newestFirst = await deliveries.list({ limit: 1_000 });
  const texts = await Promise.all(newestFirst.map(async ({ eventId }) => (await events.find(eventId))?.event.text));
  return texts.toReversed();
}

describe('TopicApprovals', () => {
  it('refuses names that no configuration has, before anything changes', async () => {
    await flow.send(topicArn, 'first');

    const approving = flow.approvals.approve(topicArn, ['ops', 'typo'], operator);

    await expect(approving).rejects.toMatchObject({ code: 'channel-configuration-unknown', message: expect.stringContaining('typo') });
    expect(flow.registry.find(topicArn)?.state).toBe('pending');
    expect(await heldCount()).toBe(1);
  });

  it('refuses a topic that never knocked', async () => {
    await expect(flow.approvals.approve(topicArn, ['ops'], operator)).rejects.toMatchObject({ code: 'topic-unknown' });
  });

  it('refuses to approve a topic of the file, whose waiting events go out all the same', async () => {
    await flow.send(topicArn, 'first');
    flow.fileTopics.add(topicArn);

    await expect(flow.approvals.approve(topicArn, ['ops'], operator)).rejects.toMatchObject({ code: 'file-object-read-only' });

    expect(flow.registry.find(topicArn)?.configurationNames).toEqual([]);
    expect(await heldCount()).toBe(0);
    expect(await delivered()).toEqual(['ops', 'night']);
  });

  it('gives an allowed topic to other configurations when it is approved again', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops'], operator);

    await flow.approvals.approve(topicArn, ['night'], operator);
    await flow.send(topicArn, 'second');

    expect(await delivered()).toEqual(['ops', 'night']);
  });

  it('sends on what no channel wanted when the topic is approved for one that exists', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops'], operator);
    flow.configurationNames.splice(0, 1);
    await flow.send(topicArn, 'second');
    expect(flow.context.metrics.count('unrouted sns-https')).toBe(1);

    await flow.approvals.start();
    expect(await delivered()).toEqual(['ops']);

    await flow.approvals.approve(topicArn, ['night'], operator);
    expect(await delivered()).toEqual(['ops', 'night']);
    expect(await flow.context.store.records.events.listUnrouted(topicArn, 10)).toEqual([]);
  });

  it('tries again later where the held events cannot be sent on at once', async () => {
    await flow.send(topicArn, 'first');
    const mend = flow.breakPipeline();

    await flow.approvals.approve(topicArn, ['ops'], operator);
    expect(flow.registry.isAllowed(topicArn)).toBe(true);
    expect(await heldCount()).toBe(1);

    mend();
    for (const timer of flow.timers) timer();
    await expect.poll(() => delivered()).toEqual(['ops']);
    expect(await heldCount()).toBe(0);
  });

  it('lets nothing that comes after the approval go past what waited for it', async () => {
    for (const text of ['first', 'second']) await flow.send(topicArn, text);
    const approval = flow.context.store.holdUpAfter();
    const approving = flow.approvals.approve(topicArn, ['ops'], operator);
    await approval.reached;
    const releasing = flow.context.store.holdUpBefore();
    approval.open();
    await releasing.reached;

    expect(flow.registry.isAllowed(topicArn)).toBe(true);
    const sending = flow.send(topicArn, 'third');
    releasing.open();

    await Promise.all([approving, sending]);
    expect(await deliveredTexts()).toEqual(['first', 'second', 'third']);
  });

  it('lets what comes wait, after a start, for what waits since an earlier process', async () => {
    for (const text of ['first', 'second']) await flow.send(topicArn, text);
    flow.fileTopics.add(topicArn);

    await flow.approvals.prepare();
    const sending = flow.send(topicArn, 'third');
    await flow.approvals.start();

    await sending;
    expect(await deliveredTexts()).toEqual(['first', 'first', 'second', 'second', 'third', 'third']);
  });

  it('lets nothing wait for a start where nothing waited before', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops'], operator);

    await flow.approvals.prepare();
    await flow.send(topicArn, 'second');

    expect(await deliveredTexts()).toEqual(['first', 'second']);
  });

  it('sends on what came after an event that breaks the flow, and keeps that one', async () => {
    for (const text of ['first', 'second', 'third']) await flow.send(topicArn, text);
    flow.breakPipeline('second');

    await flow.approvals.approve(topicArn, ['ops'], operator);

    expect(await deliveredTexts()).toEqual(['first', 'third']);
    expect(await heldCount()).toBe(1);
  });

  it('puts on record who decided what, with what was before and after', async () => {
    await flow.send(topicArn, 'first');
    await flow.approvals.approve(topicArn, ['ops'], operator);
    await flow.approvals.refuse(topicArn, operator);
    await flow.approvals.approve(topicArn, ['typo'], operator).catch(() => undefined);

    const pending = { state: 'pending', configurationNames: [] };
    const allowed = { state: 'allowed', configurationNames: ['ops'] };
    await expect(flow.context.store.records.auditEvents.list({ limit: 9 })).resolves.toMatchObject([
      {
        kind: 'topic.refused',
        person: operator,
        detail: { topicArn, before: allowed, after: { state: 'refused', configurationNames: [] } },
      },
      { kind: 'topic.approved', person: operator, detail: { topicArn, before: pending, after: allowed } },
    ]);
  });

  it('deletes what a refused topic had sent, but for its identity', async () => {
    await flow.send(topicArn, 'secret of a stranger');
    const [held] = await flow.context.store.records.events.listHeld(topicArn);

    await flow.approvals.refuse(topicArn, operator);

    const stored = await flow.context.store.records.events.find(held?.event.id ?? '');
    expect(stored).toMatchObject({ state: 'refused', event: { text: '', identity: held?.event.identity } });
    expect(stored?.event.body).toHaveLength(0);
  });
});
