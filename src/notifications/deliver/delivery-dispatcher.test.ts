import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelKey } from '../../domain/channel.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { Delivery } from '../../messages/delivery.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import type { PostOutcome } from '../../platforms/platform.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { DeliveryDispatcher, STOP_PATIENCE_MS } from './delivery-dispatcher.ts';
import type { DispatcherOptions, Obstacle } from './dispatcher-options.ts';
import { GIVE_UP_AFTER_MS } from './retry-policy.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';

const { channel } = aChannelConfiguration();
const quiet = aChannelConfiguration({ configurationName: 'quiet' });
const limited: PostOutcome = { status: 'retry', reason: 'rate limited', scope: 'channel', retryAfterMs: 30_000, isOutcomeUnknown: false };
const timedOut: PostOutcome = { status: 'retry', reason: 'no answer', scope: 'delivery', isOutcomeUnknown: true };

let context: TestContext;
let platform: FakePlatform;
let timers: { callback: () => void; delayMs: number }[];
let dispatcher: DeliveryDispatcher;
let obstacle: Obstacle | undefined;

beforeEach(async () => {
  context = await openContext();
  platform = new FakePlatform();
  timers = [];
  obstacle = undefined;
  dispatcher = makeDispatcher();
});

afterEach(async () => {
  await dispatcher.stop();
  await context.close();
});

function makeDispatcher(changes: Partial<DispatcherOptions> = {}): DeliveryDispatcher {
  return new DeliveryDispatcher({
    context,
    platforms: { find: (name) => (name === 'web' ? platform : undefined) },
    loggingLevelOf: () => 'INFO',
    findObstacle: async () => obstacle,
    setTimer: (callback, delayMs) => {
      timers.push({ callback, delayMs });
      return () => {
        timers = timers.filter((timer) => timer.callback !== callback);
      };
    },
    random: () => 1,
    ...changes,
  });
}

/** Lets the time of the one waiting timer pass. */
async function passTimer(): Promise<void> {
  const timer = timers.pop();
  expect(timer).toBeDefined();
  context.advance(timer?.delayMs ?? 0);
  timer?.callback();
  await dispatcher.idle();
}

async function queue(line: string, overrides: Partial<Delivery> = {}): Promise<string> {
  const id = context.newId();
  await context.store.write(async (records) => {
    await records.events.insert(aRawEvent({ id: `event-of-${id}` }), 'routed');
    await records.deliveries.insert(
      aDelivery({
        id,
        eventId: `event-of-${id}`,
        channel,
        message: aMessage(line),
        queuedAt: context.now(),
        nextAttemptAt: context.now(),
        ...overrides,
      }),
    );
  });
  return id;
}

async function openIncident(id: string): Promise<void> {
  const openedAt = context.now().toISOString();
  const incident = { id, configurationName: 'ops', incidentKey: `key-of-${id}`, openedAt, steps: [], notificationCount: 1 };
  await context.store.write((records) => records.incidents.insert(incident));
}

async function send(): Promise<void> {
  dispatcher.wake(channelKey(channel));
  await dispatcher.idle();
}

const find = (id: string): Promise<Delivery | undefined> => context.store.records.deliveries.find(id);
const sentTexts = (): readonly string[] => platform.calls.map(({ text }) => text);

describe('DeliveryDispatcher', () => {
  it('sends what is queued in order and records where it stands', async () => {
    await dispatcher.start();
    const first = await queue('first');
    const second = await queue('second');

    await send();

    expect(sentTexts()).toEqual(['first', 'second']);
    expect(await find(first)).toMatchObject({ status: 'sent', attemptCount: 1, finishedAt: context.now() });
    expect((await find(second))?.messageReference).toEqual({ channel, messageId: `message-of-${second}` });
    expect(context.metrics.count('delivered ops')).toBe(2);
  });

  it('takes up what was queued before it started', async () => {
    await queue('from before');

    await dispatcher.start();
    await dispatcher.idle();

    expect(sentTexts()).toEqual(['from before']);
  });

  it('sends nothing before it is started and nothing after it is stopped', async () => {
    await queue('early');
    await send();
    expect(platform.calls).toEqual([]);

    await dispatcher.start();
    await dispatcher.idle();
    await dispatcher.stop();
    await queue('late');
    await send();

    expect(sentTexts()).toEqual(['early']);
  });

  it('sends what a killed process was sending once more, marked as a possible duplicate', async () => {
    const id = await queue('interrupted', { status: 'sending' });

    await dispatcher.start();
    await dispatcher.idle();

    expect(platform.calls).toEqual([{ kind: 'post', text: 'interrupted', key: id }]);
    expect(await find(id)).toMatchObject({ status: 'sent', isPossibleDuplicate: true });
  });

  it('holds the whole channel back for as long as the platform asked for', async () => {
    await dispatcher.start();
    platform.script(limited);
    const first = await queue('first');
    await queue('second');

    await send();
    expect(sentTexts()).toEqual(['first']);
    expect(await find(first)).toMatchObject({ status: 'queued', attemptCount: 1, reason: 'rate limited', isPossibleDuplicate: false });
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([30_000]);

    await passTimer();
    expect(sentTexts()).toEqual(['first', 'first', 'second']);
    expect(context.metrics.count('throttled ops')).toBe(1);
  });

  it('keeps to the pace of the platform, the most urgent first, and counts no attempt for waiting', async () => {
    const pace = { postsOfChannel: [{ count: 1, perMs: 1_000 }], editsOfWorkspace: [] };
    platform = new FakePlatform({ pace });
    await dispatcher.start();
    await queue('first', { priority: 3 });
    await send();
    const info = await queue('info', { priority: 4 });
    await queue('critical', { priority: 0 });

    await send();
    expect(sentTexts()).toEqual(['first']);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([1_000]);
    await passTimer();
    expect(sentTexts()).toEqual(['first', 'critical']);
    await passTimer();

    expect(sentTexts()).toEqual(['first', 'critical', 'info']);
    expect(await find(info)).toMatchObject({ status: 'sent', attemptCount: 1 });
  });

  it('makes one change of a message of several that wait', async () => {
    await dispatcher.start();
    await context.store.write(({ incidents }) => incidents.insert(anIncident({ messageReference: { channel, messageId: 'm1' } })));
    const step = { action: 'edit', incidentId: anIncident().id } as const;
    const passed = [await queue('first change', step), await queue('second change', step)];
    await queue('last change', step);

    await send();

    expect(sentTexts()).toEqual(['last change']);
    for (const id of passed)
      expect(await find(id)).toMatchObject({ status: 'folded', reason: 'a later state of the message follows at once' });
  });

  it('posts while changes of messages have to wait', async () => {
    const pace = { postsOfChannel: [], editsOfWorkspace: [{ count: 1, perMs: 60_000 }] };
    platform = new FakePlatform({ pace });
    await dispatcher.start();
    for (const id of ['incident-1', 'incident-2'])
      await context.store.write(({ incidents }) =>
        incidents.insert(anIncident({ id, incidentKey: id, messageReference: { channel, messageId: id } })),
      );
    await queue('change of one', { action: 'edit', incidentId: 'incident-1', priority: 2 });
    const waiting = await queue('change of two', { action: 'edit', incidentId: 'incident-2', priority: 2 });
    await queue('news', { priority: 3 });

    await send();

    expect(sentTexts()).toEqual(['change of one', 'news']);
    expect(await find(waiting)).toMatchObject({
      status: 'queued',
      attemptCount: 0,
      nextAttemptAt: new Date(context.now().getTime() + 60_000),
    });
  });

  it('asks a workspace that does not answer once in a while, and goes on when it does', async () => {
    await dispatcher.start();
    platform.script(...Array.from({ length: 6 }, () => timedOut));
    for (let number = 1; number <= 7; number += 1) await queue(`message ${number}`);

    await send();
    expect(platform.calls).toHaveLength(5);
    await passTimer();
    expect(platform.calls).toHaveLength(6);
    while (timers.length > 0) await passTimer();

    expect(new Set(sentTexts()).size).toBe(7);
    await expect(context.store.records.deliveries.countByStatus()).resolves.toMatchObject({ sent: 7, queued: 0 });
  });

  it('asks what is too much for the channel before each pick, and again when that wants to be asked', async () => {
    const asked: string[] = [];
    const again = new Date(context.now().getTime() + 7_000);
    dispatcher = makeDispatcher({
      storm: {
        beforeNext: async ({ channelKey: key }) => {
          asked.push(key);
          return { isAnythingQueued: asked.length === 1, ...(asked.length < 3 ? { askAgainAt: again } : {}) };
        },
      },
    });
    await dispatcher.start();
    await queue('message');

    await send();

    expect(asked).toEqual([channelKey(channel), channelKey(channel)]);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([7_000]);
  });

  it('lets other channels go on while one waits', async () => {
    await dispatcher.start();
    platform.script(limited);
    await queue('limited');
    await send();

    await queue('elsewhere', { channel: quiet.channel, configurationName: 'quiet' });
    dispatcher.wake(channelKey(quiet.channel));
    await dispatcher.idle();

    expect(sentTexts()).toEqual(['limited', 'elsewhere']);
  });

  it('lets later messages pass one that fails alone, but never a later step of its own incident', async () => {
    await dispatcher.start();
    await openIncident('incident-1');
    platform.script(timedOut);
    await queue('alarm', { incidentId: 'incident-1' });
    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });
    await queue('unrelated');

    await send();
    expect(sentTexts()).toEqual(['alarm', 'unrelated']);

    await passTimer();
    expect(sentTexts()).toEqual(['alarm', 'unrelated', 'alarm', 'ok']);
    expect(platform.calls.at(-1)?.kind).toBe('edit');
  });

  it('marks a message as possible duplicate after an answer that never came', async () => {
    await dispatcher.start();
    platform.script(timedOut);
    const id = await queue('perhaps twice');

    await send();
    await passTimer();

    expect(await find(id)).toMatchObject({ status: 'sent', attemptCount: 2, isPossibleDuplicate: true });
  });

  it('edits the message of an incident where it stands', async () => {
    await dispatcher.start();
    await openIncident('incident-1');
    const posted = await queue('alarm', { incidentId: 'incident-1' });
    await send();

    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });
    await send();

    expect(platform.calls).toEqual([
      { kind: 'post', text: 'alarm', key: posted },
      { kind: 'edit', text: 'ok', key: `message-of-${posted}` },
    ]);
  });

  it('says what a changed message is about', async () => {
    const told = vi.spyOn(platform, 'edit');
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1' });
    await send();

    const id = await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });
    await send();

    expect(told.mock.lastCall?.[0].told).toMatchObject({
      idempotencyKey: id,
      about: { incidentKey: expect.any(String) },
    });
  });

  it('posts anew where the message to edit is gone, and edits that one from then on', async () => {
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1' });
    await send();
    platform.script({ status: 'message-gone', reason: 'deleted' });

    const second = await queue('still bad', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });
    await send();
    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });
    await send();

    expect(platform.calls.slice(1).map(({ kind, text }) => `${kind} ${text}`)).toEqual(['edit still bad', 'post still bad', 'edit ok']);
    expect(platform.calls.at(-1)?.key).toBe(`message-of-${second}`);
  });

  it('posts anew where the configuration has moved to another channel', async () => {
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1' });
    await send();

    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true }, channel: quiet.channel });
    dispatcher.wake(channelKey(quiet.channel));
    await dispatcher.idle();

    expect(platform.calls.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['post alarm', 'post ok']);
  });

  it('lets a step of an incident go in another channel as soon as the earlier one has gone in its own', async () => {
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1' });
    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true }, channel: quiet.channel });
    dispatcher.wake(channelKey(quiet.channel));
    await dispatcher.idle();
    expect(sentTexts()).toEqual([]);

    dispatcher.wake(channelKey(channel));

    await expect.poll(() => sentTexts()).toEqual(['alarm', 'ok']);
  });

  it('looks again for a step that waits for one of another channel, where that is sent elsewhere', async () => {
    dispatcher = makeDispatcher({ storm: { beforeNext: async () => ({ isAnythingQueued: true }) } });
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1', channel: quiet.channel, status: 'sending' });
    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });

    await send();

    expect(sentTexts()).toEqual([]);
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([1_000]);
  });

  it('posts every step where the platform cannot edit', async () => {
    platform = new FakePlatform({ edits: false });
    await dispatcher.start();
    await openIncident('incident-1');
    await queue('alarm', { incidentId: 'incident-1' });
    await queue('ok', { incidentId: 'incident-1', action: 'edit', updates: { show: 'thread', edit: true } });

    await send();

    expect(platform.calls.map(({ kind }) => kind)).toEqual(['post', 'post']);
  });

  it('buries what the platform refuses for good, with the reason, and goes on', async () => {
    await dispatcher.start();
    platform.script({ status: 'refused', reason: 'the message is too long', cause: 'payload' });
    const refused = await queue('refused');
    await queue('next');

    await send();

    expect(await find(refused)).toMatchObject({ status: 'dead', reason: 'the message is too long', attemptCount: 1 });
    expect(sentTexts()).toEqual(['refused', 'next']);
    expect(context.metrics.count('failed ops')).toBe(1);
  });

  it('gives a message up after a day, with the last reason', async () => {
    const id = await queue('never', { queuedAt: new Date(context.now().getTime() - GIVE_UP_AFTER_MS) });
    platform.script(timedOut);

    await dispatcher.start();
    await dispatcher.idle();

    expect(await find(id)).toMatchObject({ status: 'dead', reason: 'given up after 1 attempts: no answer' });
  });

  it('keeps messages for a platform that is not configured, and says so', async () => {
    await dispatcher.start();
    const slack = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' } as const;
    const id = await queue('waits', { channel: slack });

    dispatcher.wake(channelKey(slack));
    await dispatcher.idle();

    expect(await find(id)).toMatchObject({ status: 'queued', reason: 'platform slack is not configured' });
  });

  it('survives a platform that throws', async () => {
    await dispatcher.start();
    platform.script(new Error('a defect'));
    const id = await queue('thrown');

    await send();
    expect(await find(id)).toMatchObject({ status: 'queued', isPossibleDuplicate: true });

    await passTimer();
    expect(await find(id)).toMatchObject({ status: 'sent' });
  });

  it('waits for the attempt under way when it is stopped', async () => {
    await dispatcher.start();
    const { promise, resolve } = Promise.withResolvers<PostOutcome>();
    platform.script(promise);
    const id = await queue('under way');
    await queue('not begun');
    dispatcher.wake(channelKey(channel));

    await expect.poll(() => platform.calls.length).toBe(1);
    const stopped = dispatcher.stop();
    resolve({ status: 'posted', reference: { channel, messageId: 'm1' } });
    await stopped;

    expect(sentTexts()).toEqual(['under way']);
    expect((await find(id))?.status).toBe('sent');
  });

  it('waits no longer than its patience, and keeps what has no answer yet', async () => {
    await dispatcher.start();
    platform.hang();
    const id = await queue('no answer');
    dispatcher.wake(channelKey(channel));
    await expect.poll(() => platform.calls.length).toBe(1);

    const stopped = dispatcher.stop();
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([STOP_PATIENCE_MS]);
    timers[0]?.callback();
    await stopped;

    expect(await find(id)).toMatchObject({ status: 'queued', isPossibleDuplicate: true });
  });

  it('sends nothing into a channel that is forbidden: its deliveries are dead with the reason, and can be sent later', async () => {
    obstacle = { status: 'barred', reason: 'the policy forbids it' };
    await dispatcher.start();
    const id = await queue('forbidden');

    await send();

    expect(platform.calls).toEqual([]);
    expect(await find(id)).toMatchObject({ status: 'dead', reason: 'the policy forbids it' });
    obstacle = undefined;
    await context.store.write((records) => records.deliveries.requeue(id, context.now()));
    await send();
    expect(sentTexts()).toEqual(['forbidden']);
  });

  it('lets deliveries wait in order while it is not known whether they are allowed', async () => {
    obstacle = { status: 'retry', reason: 'the policy is not known yet', scope: 'channel', isOutcomeUnknown: false };
    await dispatcher.start();
    const first = await queue('first');
    await queue('second');

    await send();
    expect(await find(first)).toMatchObject({ status: 'queued', reason: 'the policy is not known yet', isPossibleDuplicate: false });
    obstacle = undefined;
    await passTimer();

    expect(sentTexts()).toEqual(['first', 'second']);
  });
});
