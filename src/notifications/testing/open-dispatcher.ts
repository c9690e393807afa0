// A dispatcher over a real store and a scripted chat, whose time passes as a test says.
import { channelKey } from '../../domain/channel.ts';
import { aChannelConfiguration } from '../../domain/testing/a-channel-configuration.ts';
import { aRawEvent } from '../../domain/testing/a-raw-event.ts';
import type { Delivery } from '../../messages/delivery.ts';
import { aMessage } from '../../messages/testing/a-message.ts';
import { aDelivery } from '../../storage/testing/a-delivery.ts';
import { DeliveryDispatcher } from '../deliver/delivery-dispatcher.ts';
import type { DispatcherOptions } from '../deliver/dispatcher-options.ts';
import type { OperatorNotice } from '../operator-notices.ts';
import { FakePlatform } from './fake-platform.ts';
import { openContext, type TestContext } from './open-context.ts';

/** The dispatcher, what is around it, and what a test does with them. */
export interface TestDispatcher {
  readonly dispatcher: DeliveryDispatcher;
  readonly context: TestContext;
  readonly platform: FakePlatform;
  /** What operators are told, until it is cleared. */
  readonly notices: ReadonlyMap<string, OperatorNotice>;
  /** Queues a message of an event of its own, and wakes its channel; returns its id. */
  queue(line: string, overrides?: Partial<Delivery>): Promise<string>;
  /** Lets time pass, and every timer that falls into it go off at its instant. */
  pass(milliseconds: number): Promise<void>;
  idle(): Promise<void>;
  find(id: string): Promise<Delivery | undefined>;
  close(): Promise<void>;
}

/** Opens it, started. */
export async function openDispatcher(options: Partial<DispatcherOptions> = {}, platform = new FakePlatform()): Promise<TestDispatcher> {
  const context = await openContext();
  const timers = new Map<() => void, number>();
  const notices = new Map<string, OperatorNotice>();
  const dispatcher = new DeliveryDispatcher({
    context,
    platforms: { find: () => platform },
    loggingLevelOf: () => 'NONE',
    notices: {
      raise: async (notice) => {
        if (!notices.has(notice.key)) notices.set(notice.key, notice);
      },
      clear: async (key) => {
        notices.delete(key);
      },
    },
    setTimer: (callback, delayMs) => {
      timers.set(callback, context.now().getTime() + delayMs);
      return () => timers.delete(callback);
    },
    random: () => 1,
    ...options,
  });
  await dispatcher.start();
  const { store } = context;

  /** Lanes wake each other. */
  async function idle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await dispatcher.idle();
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = context.now().getTime() + milliseconds;
    for (;;) {
      const [next] = [...timers].toSorted(([, left], [, right]) => left - right);
      if (next === undefined || next[1] > end) break;
      const [callback, at] = next;
      timers.delete(callback);
      context.advance(Math.max(at - context.now().getTime(), 0));
      callback();
      await idle();
    }
    context.advance(end - context.now().getTime());
  }

  return {
    dispatcher,
    context,
    platform,
    notices,
    pass,
    idle,
    async queue(line, overrides = {}) {
      const id = context.newId();
      const { channel } = aChannelConfiguration();
      const delivery = aDelivery({
        id,
        eventId: `event of ${id}`,
        channel,
        message: aMessage(line),
        queuedAt: context.now(),
        nextAttemptAt: context.now(),
        ...overrides,
      });
      await store.write(async ({ events, deliveries }) => {
        if ((await events.find(delivery.eventId)) === undefined)
          await events.insert(
            aRawEvent({ id: delivery.eventId, identity: { key: delivery.eventId }, receivedAt: context.now() }),
            'routed',
          );
        await deliveries.insert(delivery);
      });
      dispatcher.wake(channelKey(delivery.channel));
      await idle();
      return id;
    },
    find: (id) => store.records.deliveries.find(id),
    async close() {
      await dispatcher.stop();
      await context.close();
    },
  };
}
