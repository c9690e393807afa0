import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import type { PlatformCapabilities, PostOutcome } from '../../platforms/platform.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { openDispatcher, type TestDispatcher } from '../testing/open-dispatcher.ts';
import type { DispatcherOptions } from './dispatcher-options.ts';

const HOUR_MS = 60 * 60_000;
const limited: PostOutcome = { status: 'retry', reason: 'rate limited', scope: 'channel', retryAfterMs: 30_000, isOutcomeUnknown: false };
const unreached: PostOutcome = { status: 'retry', reason: 'no answer', scope: 'delivery', isOutcomeUnknown: false };

let test: TestDispatcher;
let elapsedMs: number;
let timers: { readonly callback: () => void; readonly at: number }[];

beforeEach(() => {
  elapsedMs = 0;
  timers = [];
});
afterEach(() => test.close());

async function open(capabilities: Partial<PlatformCapabilities> = {}, options: Partial<DispatcherOptions> = {}): Promise<void> {
  test = await openDispatcher(
    {
      ...options,
      elapsed: () => elapsedMs,
      setTimer: (callback, delayMs) => {
        const timer = { callback, at: elapsedMs + delayMs };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    },
    new FakePlatform(capabilities),
  );
}

/** Lets so much time pass, whatever the clock says, and every timer that falls into it go off. */
async function passTrue(milliseconds: number): Promise<void> {
  const end = elapsedMs + milliseconds;
  for (;;) {
    const [next] = timers.toSorted((left, right) => left.at - right.at);
    const until = Math.min(next?.at ?? end, end);
    test.context.advance(until - elapsedMs);
    elapsedMs = until;
    if (next === undefined || next.at > end) return;
    timers = timers.filter((timer) => timer !== next);
    next.callback();
    await test.idle();
  }
}

describe('DeliveryDispatcher where the clock is set back', () => {
  it('waits as long as the platform asked for, and no longer', async () => {
    await open();
    test.platform.script(limited);
    await test.queue('one');
    await passTrue(10_000);
    test.context.advance(-HOUR_MS);

    await passTrue(19_999);
    expect(test.platform.calls).toHaveLength(1);
    await passTrue(1);

    expect(test.platform.calls).toHaveLength(2);
  });

  it('tries again what waits for its next attempt as soon as it would have been', async () => {
    await open();
    test.platform.script(unreached, unreached, unreached);
    const id = await test.queue('one');
    await passTrue(1_000 + 2_000);
    expect(test.platform.calls).toHaveLength(3);
    test.context.advance(-HOUR_MS);

    // The fourth attempt is due four seconds after the third.
    await passTrue(4_000);

    expect(await test.find(id)).toMatchObject({ status: 'sent' });
  });

  it('holds new messages to the pace, and not for as long as the clock was set back', async () => {
    await open({ pace: { postsOfChannel: [{ count: 1, perMs: 1_000 }], editsOfWorkspace: [] } });
    await test.queue('one');
    test.context.advance(-HOUR_MS);
    await test.queue('two');
    expect(test.platform.calls).toHaveLength(1);

    await passTrue(1_000);

    expect(test.platform.calls.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  it('waits with what waits for its group until then, and shows it then', async () => {
    await open();
    const id = await test.queue('one', { nextAttemptAt: new Date(test.context.now().getTime() + 30_000) });
    test.context.advance(-HOUR_MS);
    await test.queue('another');

    await passTrue(29_999);
    expect(await test.find(id)).toMatchObject({ status: 'queued' });
    await passTrue(1);

    expect(await test.find(id)).toMatchObject({ status: 'sent' });
  });

  it('posts in the fallback when it would have, and not that much later', async () => {
    const fallback = aChannelConfiguration({
      configurationName: 'fallback',
      channel: { ...aChannelConfiguration().channel, channelId: 'fallback' },
    });
    await open({}, { fallbackOf: (name) => (name === 'fallback' ? undefined : fallback) });
    test.platform.script(...Array.from({ length: 12 }, () => unreached));
    await test.queue('one');
    await passTrue(60_000);
    test.context.advance(-HOUR_MS);

    await passTrue(5 * 60_000);

    const waiting = await test.context.store.records.deliveries.list({ configurationName: 'fallback', limit: 9 });
    expect(waiting).toHaveLength(1);
  });

  it('hurries nothing where the clock is set ahead and then back to where it was', async () => {
    await open();
    test.platform.script(limited);
    await test.queue('one');
    test.context.advance(HOUR_MS);
    test.context.advance(-HOUR_MS);

    await passTrue(29_999);
    expect(test.platform.calls).toHaveLength(1);
  });
});

describe('DeliveryDispatcher where another clock was wrong', () => {
  it('tries at once what is to be tried again later than any pause lasts', async () => {
    await open();
    const id = await test.queue('one', { attemptCount: 2, nextAttemptAt: new Date(test.context.now().getTime() + HOUR_MS + 1) });

    await passTrue(0);

    expect(await test.find(id)).toMatchObject({ status: 'sent' });
  });

  it('waits for as long as a platform may ask for, and for what a group waits for', async () => {
    await open();
    const asked = await test.queue('one', { attemptCount: 2, nextAttemptAt: new Date(test.context.now().getTime() + HOUR_MS) });
    const grouped = await test.queue('two', { nextAttemptAt: new Date(test.context.now().getTime() + 3 * HOUR_MS) });

    await passTrue(HOUR_MS - 1);
    expect(test.platform.calls).toEqual([]);
    await passTrue(1);
    expect(await test.find(asked)).toMatchObject({ status: 'sent' });

    await passTrue(2 * HOUR_MS - 1);
    expect(await test.find(grouped)).toMatchObject({ status: 'queued' });
    await passTrue(1);
    expect(await test.find(grouped)).toMatchObject({ status: 'sent' });
  });
});
