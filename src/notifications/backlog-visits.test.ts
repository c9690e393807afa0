import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { EventBacklog } from './event-backlog.ts';
import { createFlowStages } from './flow-stages.ts';
import { createNotificationsPipeline, type NotificationsPipeline, type PipelineInput } from './pipeline.ts';
import { createSetAside } from './set-aside-event.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const ops = aChannelConfiguration({ configurationName: 'ops', snsTopicArns: [topicArn] });
const directory = { list: () => [ops], find: () => undefined, approvedFor: () => [] };

let context: TestContext;
let backlog: EventBacklog;
let timers: (() => void)[];
let seen: string[];
/** What the flow does with an event before it takes it. */
let meet: (event: RawEvent) => void;

beforeEach(async () => {
  context = await openContext();
  timers = [];
  seen = [];
  meet = () => undefined;
  const flow = createNotificationsPipeline({
    context,
    directory,
    mentions: () => 'none',
    hasThreads: () => true,
    wakeDelivery: () => undefined,
  });
  const pipeline: NotificationsPipeline = async (input) => {
    meet(input.event);
    seen.push(input.event.id);
    return flow(input);
  };
  backlog = new EventBacklog({
    context,
    maxWaiting: 300,
    // All comes within a moment, however long the machine takes.
    elapsed: () => 0,
    pipeline,
    setAside: createSetAside(context, directory),
    recognize: createFlowStages({ context, mentions: () => 'none' }).recognize,
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
  });
});
afterEach(async () => {
  await backlog.stop();
  await context.close();
});

/** A custom notification of a thread. */
function aStep(id: string, threadId: string, identity = id): RawEvent {
  const content = { version: '1.0', source: 'custom', content: { title: id, description: id }, metadata: { threadId } };
  return aRawEvent({ id, text: JSON.stringify(content), topicArn, door: 'sns-https', identity: { key: `sns:${identity}` } });
}

function byQueue(event: RawEvent): PipelineInput {
  return { event: { ...event, door: 'sqs' }, audience: { kind: 'topic', topicArn } };
}

describe('EventBacklog.takeBehind', () => {
  it('takes an event through the flow at once where nothing waits', async () => {
    const taken = await backlog.takeBehind(byQueue(aStep('q1', 'deploy-7')));

    expect([taken.status, taken.deliveries.length, seen]).toEqual(['accepted', 1, ['q1']]);
  });

  it('lets an event of an incident wait behind what waits of it, and brings that forward', async () => {
    for (const id of ['e1', 'e2', 'e3']) await backlog.accept(aStep(id, `other-${id}`));
    for (const id of ['t1', 't2']) await backlog.accept(aStep(id, 'deploy-7'));

    const taking = backlog.takeBehind(byQueue(aStep('q3', 'deploy-7')));
    await backlog.accept(aStep('t4', 'deploy-7'));
    backlog.start();

    expect((await taking).status).toBe('accepted');
    await expect.poll(() => backlog.size).toBe(0);
    expect(seen.filter((id) => !id.startsWith('e'))).toEqual(['t1', 't2', 'q3', 't4']);
    expect(seen[0]).toBe('t1');
  });

  it('lets it wait also behind what is only being stored', async () => {
    const accepting = backlog.accept(aStep('t1', 'deploy-7'));
    const taking = backlog.takeBehind(byQueue(aStep('q2', 'deploy-7')));
    backlog.start();

    await Promise.all([accepting, taking]);
    expect(seen).toEqual(['t1', 'q2']);
  });

  it('knows the copy of an event that waits as its repetition', async () => {
    await backlog.accept(aStep('t1', 'deploy-7'));
    await backlog.accept(aStep('t2', 'deploy-7'));
    const taking = backlog.takeBehind(byQueue(aStep('copy', 'deploy-7', 't2')));
    backlog.start();

    expect(await taking).toMatchObject({ eventId: 't2', status: 'duplicate' });
    expect((await context.store.records.events.find('t2'))?.arrivalCount).toBe(2);
    expect(seen).toEqual(['t1', 't2', 'copy']);
  });

  it('lets what belongs to no incident wait for nobody', async () => {
    await backlog.accept(aStep('t1', 'deploy-7'));

    const alone = aRawEvent({ id: 'alone', text: 'disk almost full', topicArn, identity: { key: 'sns:alone' } });
    expect((await backlog.takeBehind(byQueue(alone))).status).toBe('accepted');

    expect(seen).toEqual(['alone']);
  });

  it('tells whoever handed it in what broke the flow, and goes on', async () => {
    meet = ({ id }) => {
      if (id === 'q2') throw new TypeError('a defect');
    };
    await backlog.accept(aStep('t1', 'deploy-7'));
    const taking = backlog.takeBehind(byQueue(aStep('q2', 'deploy-7')));
    await backlog.accept(aStep('t3', 'deploy-7'));
    backlog.start();

    await expect(taking).rejects.toThrow('a defect');
    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['t1', 't3']);
  });

  it('asks to come again where what it waits behind cannot be stored, so that nobody waits for the disk', async () => {
    let isFull = true;
    meet = () => {
      if (isFull) throw new AppError('store-full');
    };
    await backlog.accept(aStep('t1', 'deploy-7'));
    const taking = backlog.takeBehind(byQueue(aStep('q2', 'deploy-7')));
    backlog.start();

    await expect(taking).rejects.toMatchObject({ code: 'overloaded' });
    isFull = false;
    await expect.poll(() => timers.length).toBe(1);
    for (const timer of timers) timer();
    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['t1']);
  });

  it('asks to come again where so much of the incident waits that nobody would wait for the answer', async () => {
    for (let number = 0; number <= 250; number += 1) await backlog.accept(aStep(`t${number}`, 'deploy-7'));
    const refusal = backlog.takeBehind(byQueue(aStep('q', 'deploy-7'))).catch((error: unknown) => error);
    const elsewhere = backlog.takeBehind(byQueue(aStep('other', 'deploy-8')));
    backlog.start();

    expect(await refusal).toMatchObject({ code: 'overloaded' });
    expect((await elsewhere).status).toBe('accepted');
  });

  it('asks to come again where as much waits as may, and takes what is of no incident all the same', async () => {
    await backlog.accept(aStep('t1', 'deploy-7'));
    const waiting = Array.from({ length: 299 }, (_, number) => backlog.takeBehind(byQueue(aStep(`q${number}`, `deploy-${number}`))));

    await expect(backlog.takeBehind(byQueue(aStep('q299', 'deploy-299')))).rejects.toMatchObject({ code: 'overloaded' });
    await expect(backlog.accept(aStep('t2', 'deploy-7'))).rejects.toMatchObject({ code: 'overloaded' });
    const alone = aRawEvent({ id: 'alone', text: 'of no incident', topicArn, identity: { key: 'sns:alone' } });
    expect((await backlog.takeBehind(byQueue(alone))).status).toBe('accepted');
    backlog.start();

    expect(new Set((await Promise.all(waiting)).map(({ status }) => status))).toEqual(new Set(['accepted']));
  });

  it('asks to come again when it stops', async () => {
    await backlog.accept(aStep('t1', 'deploy-7'));
    const taking = backlog.takeBehind(byQueue(aStep('q2', 'deploy-7')));

    const refusal = taking.catch((error: unknown) => error);
    await backlog.stop();

    expect(await refusal).toMatchObject({ code: 'stopping' });
    await expect(backlog.takeBehind(byQueue(aStep('q3', 'deploy-7')))).rejects.toMatchObject({ code: 'stopping' });
    expect(seen).toEqual([]);
  });
});
