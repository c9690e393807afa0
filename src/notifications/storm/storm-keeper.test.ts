import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelKey } from '../../domain/channel.ts';
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
import { openContext, type TestContext } from '../testing/open-context.ts';
import { StormsConfig } from './config.ts';

const { channel, ...configuration } = aChannelConfiguration();
const key = channelKey(channel);
const pace = { postsOfChannel: [{ count: 1, perMs: 1_000 }], editsOfWorkspace: [{ count: 50, perMs: 60_000 }] };

/** Shows what a message says, not its first line alone. */
class ReadingPlatform extends FakePlatform {
  override render(message: Message): string {
    return renderPlainText(message);
  }
}

let context: TestContext;
let platform: FakePlatform;
let timers: { callback: () => void; at: number }[];
let dispatcher: DeliveryDispatcher;

beforeEach(async () => {
  context = await openContext();
  platform = new ReadingPlatform({ pace, threads: true });
  dispatcher = makeDispatcher();
  await dispatcher.start();
});

afterEach(async () => {
  await dispatcher.stop();
  await context.close();
});

function makeDispatcher(ownership?: LaneOwnership): DeliveryDispatcher {
  timers = [];
  return new DeliveryDispatcher({
    context,
    platforms: { find: () => platform },
    ...(ownership === undefined ? {} : { ownership }),
    loggingLevelOf: () => 'NONE',
    storm: createStormPipeline({
      context,
      settings: () => StormsConfig.parse({}),
      abilitiesOf: () => ({ hasPace: true, edits: true, threads: true }),
      findConfiguration: () => ({ ...configuration, channel }),
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
}

/** Queues so many messages, each of an incident of its own. */
async function queue(count: number, overrides: (index: number) => Partial<Delivery> = () => ({})): Promise<readonly string[]> {
  const ids: string[] = [];
  await context.store.write(async (records) => {
    for (let index = 0; index < count; index += 1) {
      const id = context.newId();
      ids.push(id);
      await records.events.insert(aRawEvent({ id: `event-of-${id}`, identity: { key: id } }), 'routed');
      await records.incidents.insert(anIncident({ id: `incident-of-${id}`, incidentKey: id }));
      await records.deliveries.insert(
        aDelivery({
          id,
          eventId: `event-of-${id}`,
          incidentId: `incident-of-${id}`,
          channel,
          message: aMessage(`single ${id}`),
          queuedAt: context.now(),
          nextAttemptAt: context.now(),
          priority: 3,
          gist: {
            kind: 'CloudWatch Alarm',
            severity: 'medium',
            name: `alarm ${index}`,
            accountId: '123456789012',
            region: 'eu-west-1',
          },
          ...overrides(index),
        }),
      );
    }
  });
  return ids;
}

async function step(id: string, overrides: Partial<Delivery> = {}): Promise<void> {
  await context.store.write(async (records) => {
    const incident = await records.incidents.find(`incident-of-${id}`);
    if (incident !== undefined) await records.incidents.replace({ ...incident, closedAt: context.now().toISOString() });
    const eventId = `end-of-${id}`;
    await records.events.insert(aRawEvent({ id: eventId, identity: { key: eventId } }), 'routed');
    for (const action of ['edit', 'reply'] as const)
      await records.deliveries.insert(
        aDelivery({
          id: `${action} of ${id}`,
          eventId,
          incidentId: `incident-of-${id}`,
          channel,
          action,
          priority: 2,
          queuedAt: context.now(),
          nextAttemptAt: context.now(),
          message: aMessage(`end of ${id}`),
          gist: {
            kind: 'CloudWatch Alarm',
            severity: 'medium',
            name: id,
          },
          updates: {
            show: 'thread',
            edit: true,
          },
          ...overrides,
        }),
      );
  });
}

/** Lets so much time pass, timer after timer. */
async function pass(milliseconds: number): Promise<void> {
  const end = context.now().getTime() + milliseconds;
  dispatcher.wake(key);
  await dispatcher.idle();
  for (;;) {
    const next = timers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at > end) break;
    timers = timers.filter((timer) => timer !== next);
    context.advance(Math.max(next.at - context.now().getTime(), 0));
    next.callback();
    await dispatcher.idle();
  }
  context.advance(Math.max(end - context.now().getTime(), 0));
}

const texts = (): readonly string[] => platform.calls.map(({ text }) => text);
const statusOf = async (id: string): Promise<string | undefined> => (await context.store.records.deliveries.find(id))?.status;

describe('StormKeeper', () => {
  it('leaves a handful alone', async () => {
    const ids = await queue(10);

    await pass(20_000);

    expect(texts()).toHaveLength(10);
    expect(await Promise.all(ids.map(statusOf))).toEqual(ids.map(() => 'sent'));
  });

  it('shows a thousand as one message that says how many, how bad, of what and from where', async () => {
    const ids = await queue(1_000, (index) =>
      index % 10 === 0 ? { priority: 1, gist: { kind: 'GuardDuty Finding', severity: 'high', name: 'port probe' } } : {},
    );

    await pass(10_000);

    expect(platform.calls).toHaveLength(1);
    expect(texts()[0]).toContain('1000 messages at once');
    expect(texts()[0]).toContain('100 high, 900 medium');
    expect(texts()[0]).toContain('CloudWatch Alarm ×900, GuardDuty Finding ×100');
    expect(texts()[0]).toContain('123456789012 eu-west-1 ×900');
    expect(texts()[0]).toContain('port probe ×100');
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['digested']));
    expect(context.metrics.count('digested ops')).toBe(1_000);
  });

  it('changes the message while more comes, at most every two seconds', async () => {
    await queue(20);
    await pass(1_000);
    for (let round = 0; round < 20; round += 1) {
      await queue(5);
      await pass(500);
    }

    const changes = platform.calls.filter(({ kind }) => kind === 'edit');
    expect(platform.calls.filter(({ kind }) => kind === 'post')).toHaveLength(1);
    expect(changes.length).toBeGreaterThanOrEqual(4);
    expect(changes.length).toBeLessThanOrEqual(6);
    await pass(2_000);
    expect(texts().at(-1)).toContain('120 messages at once');
  });

  it('shows critical ones singly and first, as many a minute as set, and the rest as one that names them all', async () => {
    const critical = (index: number): Partial<Delivery> => ({
      priority: 0,
      gist: { kind: 'CloudWatch Alarm', severity: 'critical', name: `database ${index}` },
    });
    await queue(200);
    const ids = await queue(90, critical);

    await pass(60_000);

    const statuses = await Promise.all(ids.map(statusOf));
    const singles = statuses.filter((status) => status === 'sent').length;
    expect(singles).toBeGreaterThanOrEqual(3);
    expect(singles).toBeLessThanOrEqual(20);
    expect(statuses.filter((status) => status === 'digested')).toHaveLength(90 - singles);
    expect(
      texts()
        .slice(0, 3)
        .every((text) => text.startsWith('single')),
    ).toBe(true);
    const said = texts().join('\n');
    expect(ids.filter((id, index) => !said.includes(`database ${index}`) && !said.includes(`single ${id}`))).toEqual([]);
    expect(platform.calls.length).toBeLessThanOrEqual(60);
  });

  it('says the names of a thousand critical ones in a few replies, with fewer than sixty calls in a minute', async () => {
    for (let second = 0; second < 10; second += 1) {
      await queue(150);
      await queue(100, (index) => ({
        priority: 0,
        gist: { kind: 'CloudWatch Alarm', severity: 'critical', name: `database ${second}-${index}` },
      }));
      await pass(1_000);
    }

    await pass(50_000);
    expect(platform.calls.length).toBeLessThanOrEqual(60);
    const replies = (): number => platform.calls.filter(({ thread }) => thread !== undefined).length;
    expect(replies()).toBeGreaterThanOrEqual(6);

    await pass(240_000);
    const files = texts().filter((text) => text.includes('Over:') && text.includes('file'));
    expect(files.length).toBeGreaterThanOrEqual(2);
    await expect(context.store.records.deliveries.countByStatus()).resolves.toMatchObject({ queued: 0, sending: 0, dead: 0 });
  });

  it('counts what ends meanwhile once, in the message and not beside it', async () => {
    const ids = await queue(20);
    await pass(3_000);
    for (const id of ids.slice(0, 5)) await step(id);

    await pass(5_000);

    expect(texts().at(-1)).toContain('20 since');
    expect(texts().at(-1)).toContain('5 of them ended meanwhile');
    expect(texts().some((text) => text.startsWith('end of'))).toBe(false);
    expect(await statusOf(`edit of ${ids[0] ?? ''}`)).toBe('digested');
    expect(await statusOf(`reply of ${ids[0] ?? ''}`)).toBe('digested');
  });

  it('shows what gets critical by a message of its own', async () => {
    const [first = ''] = await queue(20);
    await pass(3_000);
    await context.store.write(async (records) => {
      await records.deliveries.insert(
        aDelivery({
          id: 'worse',
          eventId: `event-of-${first}`,
          incidentId: `incident-of-${first}`,
          channel,
          action: 'edit',
          priority: 0,
          queuedAt: context.now(),
          nextAttemptAt: context.now(),
          message: aMessage('it is critical now'),
          gist: {
            kind: 'CloudWatch Alarm',
            severity: 'critical',
          },
          updates: {
            show: 'thread',
            edit: true,
          },
        }),
      );
    });

    await pass(3_000);

    expect(texts()).toContain('it is critical now');
    expect(await statusOf('worse')).toBe('sent');
  });

  it('ends with a summary and the whole list as a file, and lets single messages through again', async () => {
    const ids = await queue(25);
    await pass(130_000);

    expect(texts().at(-1)).toContain('Over: 25 messages');
    const end = (await context.store.records.deliveries.list({ limit: 5 })).find(({ action }) => action === 'reply');
    const block = end?.message.blocks.find(({ kind }) => kind === 'file');
    const file = block?.kind === 'file' ? await context.store.records.files.find(block.file.fileId) : undefined;
    const lines = new TextDecoder().decode(file?.content).trimEnd().split('\r\n');
    expect(lines[0]).toBe('at,severity,kind,name,state,account,region,configuration,event');
    expect(lines).toHaveLength(26);
    expect(ids.every((id) => lines.some((line) => line.endsWith(`event-of-${id}`)))).toBe(true);
    expect(await context.store.records.digests.findOpen(key, 'storm')).toBeUndefined();

    const [late = ''] = ids;
    await step(late);
    await queue(1);
    await pass(40_000);
    expect(texts().filter((text) => text.startsWith('single'))).toHaveLength(1);
    expect(texts().at(-1)).toContain('1 of them ended meanwhile');
  });

  it('ends also where the clock was set back meanwhile, and not that much later', async () => {
    await queue(25);
    await pass(30_000);
    context.advance(-3_600_000);
    timers = timers.map(({ callback, at }) => ({ callback, at: at - 3_600_000 }));

    await pass(130_000);

    expect(texts().at(-1)).toContain('Over: 25 messages');
  });

  it('goes on after a crash at any step with nothing lost and no message twice', async () => {
    const ids = await queue(60);
    await pass(0);
    await dispatcher.stop();
    dispatcher = makeDispatcher();
    await dispatcher.start();
    await queue(5);

    await pass(130_000);

    const statuses = await Promise.all(ids.map(statusOf));
    expect(new Set(statuses)).toEqual(new Set(['digested']));
    expect(platform.calls.filter(({ kind, thread }) => kind === 'post' && thread === undefined)).toHaveLength(1);
    expect(texts().at(-1)).toContain('Over: 65 messages');
  });

  it('takes nothing once another node has taken the lane', async () => {
    await dispatcher.stop();
    dispatcher = makeDispatcher(aLostLane());
    await dispatcher.start();
    await queue(100);

    dispatcher.wake(key);
    await dispatcher.idle();

    expect(await context.store.records.digests.findOpen(key, 'storm')).toBeUndefined();
    expect(platform.calls).toEqual([]);
  });
});
