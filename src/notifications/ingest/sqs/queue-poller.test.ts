import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../domain/errors.ts';
import { FakeQueueSource } from '../../testing/fake-queue-source.ts';
import { openSnsFlow, type SnsFlow } from '../../testing/open-sns-flow.ts';
import { RecordedQueueMetrics } from '../../testing/recorded-queue-metrics.ts';
import { createSqsDoor, type SqsArrival, type SqsDisposition } from '../sqs-door.ts';
import { QueuePoller } from './queue-poller.ts';

const queue = { queueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/alarms', region: 'us-east-1', queueName: 'alarms' };
const DENIED = { reason: 'AccessDenied: not authorized to perform: sqs:ReceiveMessage', isPermanent: true };
const AWAY = { reason: 'ServiceUnavailable', isPermanent: false };

let flow: SnsFlow;
let source: FakeQueueSource;
let metrics: RecordedQueueMetrics;
let poller: QueuePoller;
let log: string[];
let arrivals: SqsArrival[];
/** What the door does before it takes a message in. */
let beforeTaking: (arrival: SqsArrival) => Promise<void>;
let isStoreHealthy: boolean;
let timers: { readonly ring: () => void; readonly delayMs: number }[];

beforeEach(async () => {
  flow = await openSnsFlow();
  source = new FakeQueueSource({ now: () => flow.context.now().getTime() });
  metrics = new RecordedQueueMetrics();
  log = [];
  arrivals = [];
  timers = [];
  beforeTaking = () => Promise.resolve();
  isStoreHealthy = true;
  const door = createSqsDoor({
    context: flow.context,
    pipeline: flow.pipeline,
    registry: flow.registry,
    setAside: flow.setAside,
    confirmSoon: () => undefined,
  });
  poller = new QueuePoller({
    context: {
      ...flow.context,
      store: { ...flow.context.store, isHealthy: () => Promise.resolve(isStoreHealthy) },
      logger: pino({ level: 'debug' }, { write: (line: string) => log.push(line) }),
    },
    metrics,
    queue,
    source,
    door: async (arrival): Promise<SqsDisposition> => {
      arrivals.push(arrival);
      await beforeTaking(arrival);
      return door(arrival);
    },
    setTimer: (ring, delayMs) => {
      const timer = { ring, delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    random: () => 1,
  });
});
afterEach(async () => {
  await poller.stop();
  await flow.context.close();
});

/** Lets all timers ring that are set for so long, once one is. */
async function ring(delayMs: number): Promise<void> {
  await expect.poll(() => timers.some((timer) => timer.delayMs === delayMs), { interval: 1 }).toBe(true);
  const due = timers.filter((timer) => timer.delayMs === delayMs);
  timers = timers.filter((timer) => timer.delayMs !== delayMs);
  for (const timer of due) timer.ring();
}

const soon = { interval: 1 };
const texts = async (): Promise<readonly string[]> =>
  (await flow.context.store.records.deliveries.list({ limit: 1_000 }))
    .filter(({ configurationName }) => configurationName === 'ops')
    .map(({ message }) => message.fallbackText);
const linesOf = (text: string): number => log.filter((line) => line.includes(text)).length;

describe('QueuePoller', () => {
  it('takes messages in, deletes them, and counts', async () => {
    for (let index = 0; index < 25; index += 1) source.queue.send(`event number ${index};`);

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(await texts()).toHaveLength(25);
    expect([metrics.count('received'), metrics.count('deleted'), metrics.count('redelivered')]).toEqual([25, 25, 0]);
    expect(flow.context.metrics.count('sqs accepted')).toBe(25);
    expect(poller.state).toEqual({ queueUrl: queue.queueUrl, status: 'receiving' });
  });

  it('keeps the order of a batch', async () => {
    for (let index = 0; index < 10; index += 1) source.queue.send(`event number ${index};`);

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    const order = (await texts()).map((text) => Number(/number (\d)/.exec(text)?.[1]));
    expect(order.toReversed()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('deletes nothing before it is on disk', async () => {
    const gate = flow.context.store.holdUpBefore();
    source.queue.send('disk almost full');
    poller.start();
    await gate.reached;
    expect(source.queue.size).toBe(1);

    gate.open();

    await expect.poll(() => source.queue.size, soon).toBe(0);
  });

  it('hides messages anew while they are not on disk yet', async () => {
    const gate = flow.context.store.holdUpBefore();
    source.queue.send('disk almost full');
    poller.start();
    await gate.reached;

    for (let round = 0; round < 6; round += 1) {
      flow.context.advance(10_000);
      await ring(10_000);
    }

    expect(source.extended.map(({ seconds }) => seconds)).toEqual([60, 60, 60, 60, 60, 60]);
    expect(source.queue.visibleCount).toBe(0);
    gate.open();
    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(timers.filter(({ delayMs }) => delayMs === 10_000)).toEqual([]);
  });

  it('waits while the store has too much to do, without receiving more', async () => {
    let refusals = 3;
    beforeTaking = () => {
      refusals -= 1;
      return refusals < 0 ? Promise.resolve() : Promise.reject(new AppError('overloaded'));
    };
    source.queue.send('disk almost full');
    poller.start();

    await ring(1_000);
    await ring(2_000);
    expect(source.receiveCount).toBe(1);
    await ring(4_000);

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(metrics.count('left')).toBe(0);
  });

  it('leaves what the store did not take, receives no more until it takes again, and shows everything once', async () => {
    isStoreHealthy = false;
    beforeTaking = () => (isStoreHealthy ? Promise.resolve() : Promise.reject(new AppError('store-full')));
    const messageId = source.queue.send('disk almost full');
    poller.start();

    await ring(1_000);
    await ring(2_000);
    flow.context.advance(30_000);
    source.queue.wake();
    await ring(4_000);
    expect(source.receiveCount).toBe(1);
    expect([source.queue.size, metrics.count('left'), flow.context.metrics.count('sqs store-failed')]).toEqual([1, 1, 1]);
    isStoreHealthy = true;
    await ring(8_000);

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(await texts()).toHaveLength(1);
    expect(metrics.count('redelivered')).toBe(1);
    expect(linesOf(messageId)).toBe(1);
  });

  it('shows as text what cannot be taken in the usual way', async () => {
    beforeTaking = ({ message, isLastResort }) =>
      message.body === 'bad' && !isLastResort ? Promise.reject(new TypeError('a defect')) : Promise.resolve();
    source.queue.send('bad');
    source.queue.send('good');

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect((await texts()).filter((text) => text.includes('could not be shown in the usual way'))).toHaveLength(1);
    expect(metrics.count('poison')).toBe(1);
  });

  it('does not look into a message that came too often, and shows its text', async () => {
    source.queue.send('{"detail-type": "Trouble"}');
    for (let round = 0; round < 5; round += 1) source.queue.take(10, 0);

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(arrivals.map(({ isLastResort }) => isLastResort)).toEqual([true]);
    expect(metrics.count('poison')).toBe(1);
  });

  it('does not show again what was shown and could not be deleted, however often it comes', async () => {
    poller.start();
    for (let round = 0; round < 8; round += 1) {
      source.planFailure('delete', DENIED);
      if (round === 0) source.queue.send('disk almost full');
      await expect.poll(() => metrics.count('delete-failed'), soon).toBe(round + 1);
      source.queue.showAll();
    }

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(await texts()).toHaveLength(1);
    expect(metrics.count('poison')).toBe(0);
  });

  it('cuts what is longer than SQS takes', async () => {
    source.queue.send('x'.repeat(1_048_577));

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    const [delivery] = await flow.context.store.records.deliveries.list({ limit: 1 });
    const stored = await flow.context.store.records.events.find(delivery?.eventId ?? '');
    expect(stored?.event.body).toHaveLength(1_048_576);
    expect(stored?.event.text).toContain('more characters are left out');
  });

  it('keeps what also cannot be shown as text, with a dead delivery in each channel that says why, and goes on', async () => {
    beforeTaking = ({ message, failure }) =>
      message.body === 'bad' && failure === undefined ? Promise.reject(new TypeError('a defect')) : Promise.resolve();
    source.queue.send('bad');
    source.queue.send('good');

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    const dead = await flow.context.store.records.deliveries.list({ status: 'dead', limit: 10 });
    expect(dead.map(({ configurationName }) => configurationName).toSorted()).toEqual(['night', 'ops']);
    expect(dead[0]?.reason).toMatch(/^message \S+ of queue alarms arrived once and could not be taken in \(TypeError\)$/);
    const kept = await flow.context.store.records.events.find(dead[0]?.eventId ?? '');
    expect(Buffer.from(kept?.event.body ?? []).toString()).toBe('bad');
    expect([metrics.count('poison'), metrics.count('left'), flow.context.metrics.count('sqs set-aside')]).toEqual([1, 0, 1]);
  });

  it('keeps what comes again and again without looking into it at all', async () => {
    source.queue.send('{"detail-type": "Trouble"}');
    for (let round = 0; round < 8; round += 1) source.queue.take(10, 0);

    poller.start();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(arrivals).toMatchObject([{ isLastResort: true, failure: expect.stringContaining('came again') }]);
    expect(flow.context.metrics.count('sqs set-aside')).toBe(1);
  });

  it('takes the messages of a group in order, and those of others beside them', async () => {
    const gate = flow.context.store.holdUpBefore();
    for (const body of ['a1', 'a2', 'a3']) source.queue.send(body, 'a');
    source.queue.send('b1', 'b');
    poller.start();
    await gate.reached;

    expect(arrivals.map(({ message }) => message.body)).toEqual(['a1', 'b1']);
    gate.open();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(arrivals.map(({ message }) => message.body).filter((body) => body.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  });

  it('holds a group back behind the message that is not on disk, and no other group', async () => {
    let isFull = true;
    beforeTaking = ({ message }) => (isFull && message.body === 'a2' ? Promise.reject(new AppError('store-full')) : Promise.resolve());
    for (const body of ['a1', 'a2', 'a3']) source.queue.send(body, 'a');
    source.queue.send('b1', 'b');
    poller.start();
    await ring(1_000);

    expect(arrivals.map(({ message }) => message.body).toSorted()).toEqual(['a1', 'a2', 'b1']);
    expect([source.queue.size, metrics.count('held-back')]).toEqual([2, 1]);
    isFull = false;
    source.queue.showAll();

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect(arrivals.map(({ message }) => message.body).slice(-2)).toEqual(['a2', 'a3']);
  });

  it('leaves to the redrive policy what can never be stored, and says so once', async () => {
    beforeTaking = () => Promise.reject(new TypeError('a defect'));
    const messageId = source.queue.send('bad');
    poller.start();
    await expect.poll(() => metrics.count('left'), soon).toBe(1);

    source.queue.showAll();

    await expect.poll(() => metrics.count('left'), soon).toBe(2);
    expect([source.queue.size, linesOf(messageId), flow.context.metrics.count('sqs not-storable')]).toEqual([1, 1, 2]);
  });

  it('tries a failed deletion again', async () => {
    source.planFailure('delete', AWAY);
    source.queue.send('disk almost full');
    poller.start();

    await ring(1_000);

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect([metrics.count('delete-failed'), metrics.count('deleted')]).toEqual([1, 1]);
  });

  it('pauses longer after each failed receive, and logs a reason once', async () => {
    for (let round = 0; round < 3; round += 1) source.planFailure('receive', AWAY);
    poller.start();

    await ring(1_000);
    expect(poller.state).toEqual({ queueUrl: queue.queueUrl, status: 'failing', reason: 'ServiceUnavailable' });
    await ring(2_000);
    await ring(4_000);
    source.queue.send('disk almost full');

    await expect.poll(() => source.queue.size, soon).toBe(0);
    expect([metrics.count('receive-failed'), linesOf('ServiceUnavailable'), linesOf('answers again')]).toEqual([3, 1, 1]);
  });

  it('asks once a minute where it has no right to', async () => {
    source.planFailure('receive', DENIED);
    poller.start();
    await ring(60_000);
    source.queue.send('disk almost full');

    await expect.poll(() => source.queue.size, soon).toBe(0);
  });

  it('finishes what is under way when it is stopped, and receives no more', async () => {
    const gate = flow.context.store.holdUpBefore();
    source.queue.send('disk almost full');
    poller.start();
    await gate.reached;

    const stopping = poller.stop();
    source.queue.send('too late');
    gate.open();
    await stopping;

    expect([source.queue.size, source.queue.deletedCount, source.receiveCount]).toEqual([1, 1, 1]);
    expect(await texts()).toHaveLength(1);
  });

  it('does not wait forever for what is under way', async () => {
    const gate = flow.context.store.holdUpBefore();
    source.queue.send('disk almost full');
    poller.start();
    await gate.reached;

    const stopping = poller.stop();
    await ring(5_000);

    await expect(stopping).resolves.toBeUndefined();
    gate.open();
    await expect.poll(() => source.queue.size, soon).toBe(0);
  });

  it('gives up waiting for a busy store when it is stopped, and leaves the message in its queue', async () => {
    beforeTaking = () => Promise.reject(new AppError('overloaded'));
    source.queue.send('disk almost full');
    poller.start();
    await expect.poll(() => arrivals.length, soon).toBe(1);

    await poller.stop();

    expect([source.queue.size, metrics.count('left')]).toEqual([1, 1]);
  });
});
