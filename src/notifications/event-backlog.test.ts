import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { RawEvent } from '../domain/raw-event.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../domain/testing/a-raw-event.ts';
import { EventBacklog } from './event-backlog.ts';
import { createFlowStages } from './flow-stages.ts';
import { createNotificationsPipeline, type NotificationsPipeline } from './pipeline.ts';
import { createSetAside } from './set-aside-event.ts';
import { openContext, type TestContext } from './testing/open-context.ts';

const topicArn = 'arn:aws:sns:us-east-1:123456789012:alarms';
const elsewhereArn = 'arn:aws:sns:us-east-1:123456789012:elsewhere';
const ops = aChannelConfiguration({ configurationName: 'ops', snsTopicArns: [topicArn] });
const night = aChannelConfiguration({ configurationName: 'night', snsTopicArns: [elsewhereArn] });

let context: TestContext;
let pipeline: NotificationsPipeline;
let backlog: EventBacklog;
let timers: (() => void)[];
let elapsedMs: number;
let seen: string[];
let lookedAt: string[];
/** What the flow does with an event before it takes it. */
let meet: (event: RawEvent) => void;

function newBacklog(): EventBacklog {
  const stages = createFlowStages({ context, mentions: () => 'none' });
  return new EventBacklog({
    context,
    pipeline: (input) => {
      try {
        meet(input.event);
      } catch (error) {
        return Promise.reject(error as Error);
      }
      seen.push(input.event.id);
      return pipeline(input);
    },
    setAside: createSetAside(context, { list: () => [ops, night], find: () => undefined, approvedFor: () => [] }),
    recognize: (event) => {
      lookedAt.push(event.id);
      return stages.recognize(event);
    },
    elapsed: () => elapsedMs,
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
  });
}

beforeEach(async () => {
  context = await openContext();
  timers = [];
  seen = [];
  lookedAt = [];
  elapsedMs = 0;
  meet = () => undefined;
  pipeline = createNotificationsPipeline({
    context,
    directory: { list: () => [ops, night], find: () => undefined, approvedFor: () => [] },
    mentions: () => 'none',
    hasThreads: () => true,
    wakeDelivery: () => undefined,
  });
  backlog = newBacklog();
});
afterEach(async () => {
  await backlog.stop();
  await context.close();
});

function anEvent(id: string, text = `event ${id}`): RawEvent {
  return aRawEvent({ id, text, topicArn, door: 'sns-https', identity: { key: `sns:${id}` } });
}

/** A custom notification of a thread. */
function aStep(id: string, threadId: string, title: string): RawEvent {
  const content = { version: '1.0', source: 'custom', content: { title, description: title }, metadata: { threadId } };
  return anEvent(id, JSON.stringify(content));
}

function aFinding(id: string): RawEvent {
  const detail = { id, severity: 'Critical', title: id };
  return anEvent(id, JSON.stringify({ 'detail-type': 'x', source: 'a.b', id, severity: 'critical', detail }));
}

const stateOf = async (id: string): Promise<string | undefined> => (await context.store.records.events.find(id))?.state;
const deliveriesOf = async (id: string): Promise<readonly string[]> =>
  (await context.store.records.deliveries.listOfEvent(id)).map(({ configurationName, status }) => `${configurationName} ${status}`);

describe('EventBacklog', () => {
  it('stores an event before it says that it has it, and takes it through the flow behind that', async () => {
    expect(await backlog.accept(anEvent('e1'))).toBe('e1');
    expect([await stateOf('e1'), await deliveriesOf('e1'), backlog.size]).toEqual(['accepted', [], 1]);

    backlog.start();

    await expect.poll(() => stateOf('e1')).toBe('routed');
    expect(await deliveriesOf('e1')).toEqual(['ops queued']);
    await expect.poll(() => backlog.size).toBe(0);
  });

  it('goes on at the next start with what an earlier process had accepted, in its order', async () => {
    const ids = Array.from({ length: 1_201 }, (_, index) => `e${String(index).padStart(4, '0')}`);
    await context.store.write(async ({ events }) => {
      for (const id of ids) await events.insert(anEvent(id), 'accepted');
    });

    await backlog.read();
    expect(backlog.size).toBe(ids.length);
    backlog.start();

    await expect.poll(() => backlog.size, { timeout: 20_000 }).toBe(0);
    expect(seen).toEqual(ids);
    expect((await context.store.records.deliveries.countByStatus()).queued).toBe(ids.length);
  });

  it('takes what is critical first, and lets nothing of an incident overtake anything', async () => {
    const steps = ['t1', 't2', 't3'].map((id) => aStep(id, 'deploy-7', id));
    for (const event of [anEvent('e1'), ...steps, aFinding('f1')]) await backlog.accept(event);

    backlog.start();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['f1', 'e1', 't1', 't2', 't3']);
  });

  it('counts an event that comes again while it waits, and lets it wait for its turn', async () => {
    for (const event of [aStep('t1', 'deploy-7', 'begins'), aStep('t2', 'deploy-7', 'ends')]) await backlog.accept(event);

    expect(await backlog.accept({ ...aStep('t2', 'deploy-7', 'ends'), id: 'again' })).toBe('t2');
    expect((await context.store.records.events.find('t2'))?.arrivalCount).toBe(2);
    backlog.start();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['t1', 't2']);
    expect(await backlog.accept({ ...aStep('t2', 'deploy-7', 'ends'), id: 'later' })).toBeUndefined();
  });

  it('knows an event that is for another topic as well, and leaves it to the flow', async () => {
    await backlog.accept(anEvent('e1'));
    const again = { ...anEvent('e1'), id: 'e2', topicArn: elsewhereArn };

    expect(await backlog.accept(again)).toBeUndefined();
    await pipeline({ event: again, audience: { kind: 'topic', topicArn: elsewhereArn } });
    expect([await stateOf('e1'), await deliveriesOf('e1')]).toEqual(['accepted', ['night queued']]);
    backlog.start();

    await expect.poll(() => stateOf('e1')).toBe('routed');
    expect((await deliveriesOf('e1')).toSorted()).toEqual(['night queued', 'ops queued']);
    expect((await context.store.records.events.find('e1'))?.arrivalCount).toBe(2);
  });

  it('counts an event from the moment on at which it began to be stored', async () => {
    const accepting = backlog.accept(anEvent('e1'));

    expect(backlog.size).toBe(1);
    await accepting;
    expect(backlog.size).toBe(1);
  });

  it('tries again in a while what the store does not take, before all others', async () => {
    let isFull = true;
    meet = () => {
      if (isFull) throw new AppError('store-full');
    };
    for (const id of ['e1', 'e2']) await backlog.accept(anEvent(id));
    backlog.start();
    await expect.poll(() => timers.length).toBe(1);
    expect([await stateOf('e1'), backlog.size]).toEqual(['accepted', 2]);

    isFull = false;
    await backlog.accept(anEvent('e3'));
    for (const timer of timers) timer();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['e1', 'e2', 'e3']);
  });

  it('tries again in a while what it could not read from the disk', async () => {
    const { store } = context;
    let isUnreadable = true;
    const events: typeof store.records.events = {
      ...store.records.events,
      find: (id) => (isUnreadable ? Promise.reject(new AppError('store-unavailable')) : store.records.events.find(id)),
    };
    context = { ...context, store: { ...store, write: (work) => store.write(work), records: { ...store.records, events } } };
    backlog = newBacklog();
    const beyondMemory = { ...anEvent('e1'), body: new Uint8Array(16 * 1024 * 1024) };
    for (const event of [beyondMemory, anEvent('e2')]) await backlog.accept(event);
    backlog.start();
    await expect.poll(() => timers.length).toBe(1);
    expect([seen, backlog.size]).toEqual([['e2'], 1]);

    isUnreadable = false;
    for (const timer of timers) timer();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['e2', 'e1']);
  });

  it('sets aside what breaks the flow, and goes on', async () => {
    meet = ({ id }) => {
      if (id === 'e1') throw new TypeError('a defect');
    };
    for (const id of ['e1', 'e2']) await backlog.accept(anEvent(id));

    backlog.start();

    await expect.poll(() => backlog.size).toBe(0);
    expect([await stateOf('e1'), await deliveriesOf('e1')]).toEqual(['routed', ['ops dead']]);
    expect(await deliveriesOf('e2')).toEqual(['ops queued']);
  });

  it('keeps a thousand newcomers at most whole while the flow is held up, and looks at the oldest of more', async () => {
    const ids = Array.from({ length: 1_003 }, (_, index) => `e${index}`);
    for (const id of ids) await backlog.accept(anEvent(id));
    expect(lookedAt).toEqual(['e0', 'e1', 'e2']);

    // It pours no more.
    elapsedMs = 1_000;
    backlog.start();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(ids);
  });

  it('loses nothing when it stops, and begins nothing afterwards', async () => {
    await backlog.accept(anEvent('e1'));
    await backlog.stop();
    backlog.start();
    await backlog.accept(anEvent('e2'));

    expect([await stateOf('e1'), await stateOf('e2'), seen]).toEqual(['accepted', 'accepted', []]);
    backlog = newBacklog();
    await backlog.read();
    backlog.start();

    await expect.poll(() => backlog.size).toBe(0);
    expect(seen).toEqual(['e1', 'e2']);
  });

  it('stores while events pour in, takes what is critical through the flow, and leaves the rest for later, ten seconds at most', async () => {
    backlog.start();
    await Promise.all(Array.from({ length: 60 }, (_, index) => backlog.accept(anEvent(`e${index}`))));
    await backlog.accept(aFinding('f1'));
    await expect.poll(() => seen).toEqual(['f1']);

    await expect.poll(() => timers.length).toBeGreaterThan(0);
    elapsedMs = 9_999;
    await Promise.all(Array.from({ length: 60 }, (_, index) => backlog.accept(anEvent(`later-${index}`))));
    for (const timer of timers.splice(0)) timer();
    await expect.poll(() => timers.length).toBeGreaterThan(0);
    expect(seen).toEqual(['f1']);
    elapsedMs = 10_000;
    for (const timer of timers.splice(0)) timer();

    // Those that have waited for so long go on; the later ones wait as long as it pours.
    await expect.poll(() => seen.length).toBeGreaterThanOrEqual(61);
    await expect.poll(() => timers.length).toBeGreaterThan(0);
    expect(seen.slice(1, 61)).toEqual(Array.from({ length: 60 }, (_, index) => `e${index}`));
    elapsedMs = 11_000;
    for (const timer of timers.splice(0)) timer();
    await expect.poll(() => backlog.size).toBe(0);
  });

  it('lets nothing wait longer because the incident of what came before it goes on', async () => {
    backlog.start();
    const later = Array.from({ length: 60 }, (_, index) => `e${index}`);
    await Promise.all([aStep('t1', 'deploy-7', 'begins'), ...later.map((id) => anEvent(id))].map((event) => backlog.accept(event)));
    for (const timer of timers.splice(0)) timer();
    // It looks again, at all of them by then.
    await expect.poll(() => timers.length).toBeGreaterThan(0);
    elapsedMs = 9_990;
    await Promise.all(Array.from({ length: 60 }, (_, index) => backlog.accept(aStep(`t2-${index}`, 'deploy-7', 'goes on'))));
    expect(seen).toEqual([]);
    elapsedMs = 10_000;

    await expect
      .poll(() => {
        for (const timer of timers.splice(0)) timer();
        return later.filter((id) => !seen.includes(id));
      })
      .toEqual([]);
  });
});
