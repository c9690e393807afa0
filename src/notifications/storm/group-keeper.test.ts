import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelKey } from '../../domain/channel.ts';
import { writeGroupKey } from '../../domain/grouping.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { Delivery } from '../../messages/delivery.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { Message } from '../../messages/message.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import { DeliveryDispatcher } from '../deliver/delivery-dispatcher.ts';
import type { LaneOwnership } from '../deliver/lane-ownership.ts';
import { aLostLane } from '../testing/a-lost-lane.ts';
import { createStormPipeline } from '../storm-pipeline.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { gateStore, type GatedStore } from '../testing/gated-store.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { runTwice } from '../testing/run-twice.ts';
import { StormsConfig } from './config.ts';

const { channel } = aChannelConfiguration();
const key = channelKey(channel);
const MINUTE_MS = 60_000;
const grouping = { key: 'k', title: 'kind ECS Task State Change', waitMs: 30_000, intervalMs: 5 * MINUTE_MS };

class ReadingPlatform extends FakePlatform {
  override render(message: Message): string {
    return renderPlainText(message);
  }
}

let context: TestContext;
let store: GatedStore;
let platform: FakePlatform;
let timers: { callback: () => void; at: number }[];
let dispatcher: DeliveryDispatcher;
let startedAt: number;

beforeEach(async () => {
  context = await openContext();
  store = gateStore(context.store);
  startedAt = context.now().getTime();
  platform = new ReadingPlatform({ threads: true });
  await start();
});
afterEach(async () => {
  await dispatcher.stop();
  await context.close();
});

/** Starts a dispatcher, as after a kill: what the one before was doing is forgotten. */
async function start(threads = true, ownership?: LaneOwnership): Promise<void> {
  timers = [];
  const flow = { ...context, store };
  dispatcher = new DeliveryDispatcher({
    context: flow,
    platforms: { find: () => platform },
    ...(ownership === undefined ? {} : { ownership }),
    loggingLevelOf: () => 'NONE',
    storm: createStormPipeline({
      context: flow,
      settings: () => StormsConfig.parse({}),
      abilitiesOf: () => ({ hasPace: false, edits: true, threads }),
      findConfiguration: () => aChannelConfiguration(),
    }),
    setTimer: (callback, delayMs) => {
      const timer = { callback, at: context.now().getTime() + delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    random: () => 0,
  });
  await dispatcher.start();
}

/** Queues a message of the group, as the enqueue stage does, of an incident of its own. */
async function queue(name: string, overrides: Partial<Delivery> = {}): Promise<void> {
  const now = context.now();
  await context.store.write(async (records) => {
    await records.events.insert(aRawEvent({ id: name }), 'routed');
    await records.incidents.insert(anIncident({ id: name, incidentKey: name }));
    const gist = { kind: 'ECS Task State Change', severity: 'medium', name } as const;
    const delivery = { id: name, eventId: name, incidentId: name, channel, message: aMessage(`single ${name}`), gist, queuedAt: now };
    const wait = { groupKey: writeGroupKey(grouping), nextAttemptAt: new Date(now.getTime() + grouping.waitMs) };
    await records.deliveries.insert(aDelivery({ ...delivery, ...wait, priority: 3, ...overrides }));
  });
  dispatcher.wake(key);
  await dispatcher.idle();
}

/** Queues the end of an incident: the change of its message and the reply under it. */
async function end(name: string): Promise<void> {
  await context.store.write(async (records) => {
    const incident = await records.incidents.find(name);
    if (incident !== undefined) await records.incidents.replace({ ...incident, closedAt: context.now().toISOString() });
    await records.events.insert(aRawEvent({ id: `end of ${name}` }), 'routed');
    for (const action of ['edit', 'reply'] as const) {
      const step = {
        id: `${action} of ${name}`,
        eventId: `end of ${name}`,
        incidentId: name,
        channel,
        action,
        message: aMessage(`end of ${name}`),
      };
      const at = context.now();
      await records.deliveries.insert(
        aDelivery({ ...step, priority: 2, queuedAt: at, nextAttemptAt: at, updates: { show: 'thread', edit: true } }),
      );
    }
  });
  dispatcher.wake(key);
  await dispatcher.idle();
}

/** Lets time pass until so many seconds after the start, timer after timer. */
async function passTo(seconds: number): Promise<void> {
  const until = startedAt + seconds * 1_000;
  for (;;) {
    await dispatcher.idle();
    const next = timers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at > until) break;
    timers = timers.filter((timer) => timer !== next);
    context.advance(Math.max(next.at - context.now().getTime(), 0));
    next.callback();
  }
  context.advance(Math.max(until - context.now().getTime(), 0));
}

const told = (): readonly string[] =>
  platform.calls.map(({ kind, thread, text }) => `${thread === undefined ? kind : 'reply'} ${text.split('\n')[0] ?? ''}`);
const statusOf = async (id: string): Promise<string | undefined> => (await context.store.records.deliveries.find(id))?.status;

describe('GroupKeeper', () => {
  it('shows what waits together as one message, when the first of it has waited long enough', async () => {
    await queue('web');
    await passTo(10);
    await queue('worker');
    await passTo(29);
    expect(platform.calls).toEqual([]);

    await passTo(31);

    expect(told()).toEqual(['post 🗂️ kind ECS Task State Change: 2 messages']);
    expect(platform.calls[0]?.text).toContain('• web\n• worker');
    expect(await Promise.all(['web', 'worker'].map(statusOf))).toEqual(['digested', 'digested']);
    const digest = await context.store.records.digests.findOpenGroup(key, writeGroupKey(grouping));
    expect(await context.store.records.deliveries.find('web')).toMatchObject({
      digestId: digest?.id,
      reason: `it is told in digest ${digest?.id}`,
    });
  });

  it('shows one that waits alone as itself, and the next of the group after the interval', async () => {
    await queue('web');
    await passTo(31);
    expect(told()).toEqual(['post single web']);

    await queue('worker');
    await passTo(100);
    await queue('api');
    await passTo(5 * 60);
    expect(told()).toEqual(['post single web']);

    await passTo(6 * 60);
    expect(told()).toEqual(['post single web', 'post 🗂️ kind ECS Task State Change: 2 messages']);
  });

  it('does not hold up what it shows alone where its unit is run again', async () => {
    await dispatcher.stop();
    store = gateStore(runTwice(context.store));
    await start();

    await queue('web');
    await passTo(31);

    expect(told()).toEqual(['post single web']);
  });

  it('changes the message once an interval for what joins later, and tells it under it', async () => {
    await queue('web');
    await queue('worker');
    await passTo(31);
    for (const [seconds, name] of [
      [60, 'api'],
      [200, 'cron'],
    ] as const) {
      await passTo(seconds);
      await queue(name);
    }
    await passTo(329);
    expect(platform.calls).toHaveLength(1);

    await passTo(335);

    expect(told().slice(1)).toEqual(['edit 🗂️ kind ECS Task State Change: 4 messages', 'reply 🗂️ 2 more: kind ECS Task State Change']);
    expect(platform.calls.at(-1)?.text).toContain('• api\n• cron');
  });

  it('lets nothing critical wait for the interval', async () => {
    await queue('web');
    await queue('worker');
    await passTo(31);
    await queue('database', { priority: 0, gist: { kind: 'ECS Task State Change', severity: 'critical', name: 'database' } });

    await passTo(62);

    expect(told().at(-1)).toBe('reply 🗂️ 1 more: kind ECS Task State Change');
    expect(await statusOf('database')).toBe('digested');
  });

  it('counts what ends, once, and tells it nowhere else', async () => {
    await queue('web');
    await queue('worker');
    await passTo(31);
    await end('web');

    await passTo(340);

    expect(told().at(-1)).toBe('edit 🗂️ kind ECS Task State Change: 2 messages, 1 ended since');
    expect(await Promise.all(['edit of web', 'reply of web'].map(statusOf))).toEqual(['digested', 'digested']);
    expect(platform.calls).toHaveLength(2);
  });

  it('tells what ends before it was shown with what it began with', async () => {
    await queue('web');
    await end('web');
    await queue('worker');

    await passTo(60);

    expect(told()).toEqual(['post 🗂️ kind ECS Task State Change: 2 messages, 1 ended since']);
    expect(await Promise.all(['web', 'edit of web', 'reply of web'].map(statusOf))).toEqual(['digested', 'digested', 'digested']);
  });

  it('ends when nothing joins any more, and shows what comes later by another message', async () => {
    await queue('web');
    await queue('worker');
    await passTo(31);
    await passTo(12 * 60);
    expect(told().at(-1)).toBe('edit 🏁 kind ECS Task State Change: 2 messages');

    await queue('api');
    await queue('cron');
    await passTo(13 * 60);

    expect(told().at(-1)).toBe('post 🗂️ kind ECS Task State Change: 2 messages');
    await expect(context.store.records.digests.listOpenGroups(key, 9)).resolves.toHaveLength(1);
  });

  it('keeps groups apart, and leaves alone what is in none', async () => {
    const other = { groupKey: writeGroupKey({ ...grouping, key: 'other', title: 'kind Finding' }) };
    const { groupKey: _groupKey, ...alone } = aDelivery({ nextAttemptAt: context.now(), queuedAt: context.now() });
    await queue('web');
    await queue('worker');
    await queue('probe', other);
    await queue('scan', other);
    await queue('single', { nextAttemptAt: alone.nextAttemptAt, groupKey: 'of an older version' });

    await passTo(31);

    expect(told().toSorted()).toEqual([
      'post single single',
      'post 🗂️ kind ECS Task State Change: 2 messages',
      'post 🗂️ kind Finding: 2 messages',
    ]);
  });

  it('names everything, in messages of as many as one has room for', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `task ${index}`);
    for (const name of names) await queue(name);

    await passTo(40);

    const said = platform.calls.map(({ text }) => text).join('\n');
    expect(names.filter((name) => !said.includes(name))).toEqual([]);
    expect(platform.calls).toHaveLength(3);
  });

  it('does not tell again what may stand already', async () => {
    await queue('web', { isPossibleDuplicate: true });
    await queue('worker');

    await passTo(31);

    expect(told()).toEqual(['post single web', 'post single worker']);
  });

  it.each(['before', 'after'])('loses nothing and tells nothing twice when it is killed %s any of its commits', async (side) => {
    await queue('web');
    await queue('worker');
    for (let commit = 0; commit < 3; commit += 1) {
      const gate = side === 'before' ? store.holdUpBefore() : store.holdUpAfter();
      const passing = passTo(31 + commit);
      await Promise.race([gate.reached, passing]);
      // The process is gone: what waits at the gate never goes on, and another one starts over the same data.
      store = gateStore(context.store);
      await start();
    }

    await passTo(60);

    expect(told().filter((line) => line.startsWith('post'))).toEqual(['post 🗂️ kind ECS Task State Change: 2 messages']);
    expect(await Promise.all(['web', 'worker'].map(statusOf))).toEqual(['digested', 'digested']);
  });

  it('groups nothing once another node has taken the lane', async () => {
    for (const name of ['one', 'two']) await queue(name);
    await dispatcher.stop();
    context.advance(grouping.waitMs);
    await start(true, aLostLane());
    await dispatcher.idle();

    expect(await context.store.records.digests.hasAny(key, 'group')).toBe(false);
  });
});
