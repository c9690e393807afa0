import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommandsFlow, type CommandsFlow } from '../commands/testing/open-commands-flow.ts';
import { aWatch } from '../storage/testing/a-watch.ts';
import { WatchScheduler, type WatchLeases } from './watch-scheduler.ts';

interface Timer {
  readonly callback: () => void;
  readonly delayMs: number;
}

let flow: CommandsFlow;
let timers: Timer[];
let announced: string[];
let scheduler: WatchScheduler;

beforeEach(async () => {
  flow = await openCommandsFlow();
  timers = [];
  announced = [];
  scheduler = makeScheduler();
});
afterEach(async () => {
  await scheduler.stop();
  await flow.close();
});

function makeScheduler(leases?: WatchLeases): WatchScheduler {
  return new WatchScheduler({
    polling: {
      context: flow.context,
      ask: flow.askAgain,
      show: () => undefined,
      async announce({ id }) {
        announced.push(id);
      },
    },
    leases,
    setTimer(callback, delayMs) {
      const timer = { callback, delayMs };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    logger: flow.context.logger,
  });
}

/** Lets the next timer fire. */
function tick(): void {
  timers.shift()?.callback();
}

function answerWith(...states: readonly string[]): void {
  const output = { Reservations: states.map((Name) => ({ Instances: [{ State: { Name } }] })) };
  flow.surroundings.answer = async () => ({ status: 'succeeded', output, truncatedMembers: [] });
}

async function beginOne(): Promise<string> {
  await flow.say('ec2 wait instance-running --instance-ids i-1');
  const watch = flow.begun.at(-1) ?? aWatch();
  scheduler.begin(watch);
  return watch.id;
}

describe('WatchScheduler', () => {
  it('asks soon after a watch began, then as often as it is told, until it ends', async () => {
    answerWith('pending');
    const id = await beginOne();
    expect(timers).toMatchObject([{ delayMs: 1_000 }]);

    tick();
    await expect.poll(() => timers).toMatchObject([{ delayMs: 15_000 }]);
    answerWith('running');
    tick();

    await expect.poll(() => announced).toEqual([id]);
    expect(timers).toEqual([]);
  });

  it('goes on after a restart with what runs, one after the other', async () => {
    answerWith('pending');
    const first = await beginOne();
    const second = await beginOne();
    await scheduler.stop();
    expect(timers).toEqual([]);

    scheduler = makeScheduler();
    await scheduler.start();

    expect(timers).toMatchObject([{ delayMs: 1_000 }, { delayMs: 1_250 }]);
    answerWith('running');
    tick();
    tick();
    await expect.poll(() => announced.toSorted()).toEqual([first, second].toSorted());
  });

  it('makes a round again that failed within Signalbox', async () => {
    answerWith('running');
    const id = await beginOne();
    flow.store.failOn(1);
    tick();
    await expect.poll(() => timers).toMatchObject([{ delayMs: 30_000 }]);
    expect(announced).toEqual([]);

    tick();
    await expect.poll(() => announced).toEqual([id]);
  });

  it('leaves a watch to the node that holds it, and goes on with it when that has died', async () => {
    answerWith('pending');
    const id = await beginOne();
    await scheduler.stop();
    const held = new Set([id]);
    const released: string[] = [];
    scheduler = makeScheduler({
      hold: async (name) => !held.has(name),
      async release(name) {
        released.push(name);
      },
    });
    await scheduler.start();
    expect(timers).toMatchObject([{ delayMs: 1_000 }, { delayMs: 5_000 }]);
    tick();
    tick();
    await expect.poll(() => timers).toMatchObject([{ delayMs: 1_000 }, { delayMs: 5_000 }]);
    expect(flow.calls).toEqual([]);

    held.clear();
    answerWith('running');
    tick();

    await expect.poll(() => announced).toEqual([id]);
    await expect.poll(() => released).toEqual([id]);
  });

  it('stops when the round that is under way has ended, and begins no more', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    flow.surroundings.answer = async () => {
      asked.resolve();
      await answer.promise;
      return { status: 'succeeded', output: {}, truncatedMembers: [] };
    };
    await beginOne();
    tick();
    await asked.promise;

    const stopping = scheduler.stop();
    answer.resolve();
    await stopping;
    await beginOne();

    expect(timers).toEqual([]);
    await expect(flow.store.records.watches.listRunning()).resolves.toHaveLength(2);
  });
});
