import { beforeEach, describe, expect, it } from 'vitest';
import { WaitAllowance } from './wait-allowance.ts';

let now: number;
let timers: { readonly callback: () => void; readonly delayMs: number; isCancelled: boolean }[];
let allowance: WaitAllowance;
beforeEach(() => {
  now = 5_000;
  timers = [];
  allowance = new WaitAllowance({
    longestMs: 2_000,
    share: 0.2,
    elapsed: () => now,
    setTimer: (callback, delayMs) => {
      const timer = { callback, delayMs, isCancelled: false };
      timers.push(timer);
      return () => {
        timer.isCancelled = true;
      };
    },
  });
});

const NEVER = new Promise<void>(() => undefined);

describe('WaitAllowance', () => {
  it('waits for what comes in time, and counts how long that took', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = allowance.wait(promise);
    now += 1_500;
    resolve();
    await waiting;
    expect(timers).toMatchObject([{ delayMs: 2_000, isCancelled: true }]);

    void allowance.wait(NEVER);
    expect(timers[1]?.delayMs).toBe(500);
  });

  it('ends when the time is over, and lets nobody wait until there is some again', async () => {
    const waiting = allowance.wait(NEVER);
    now += 2_000;
    timers[0]?.callback();
    await waiting;

    expect(allowance.wait(NEVER)).toBeUndefined();
    now += 499;
    expect(allowance.wait(NEVER)).toBeUndefined();
    now += 1;
    void allowance.wait(NEVER);
    expect(timers[1]?.delayMs).toBeCloseTo(100);
  });

  it('lets all who wait at the same time wait together, until the same moment', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = allowance.wait(promise);
    now += 1_000;
    const second = allowance.wait(NEVER);
    resolve();
    await first;
    expect(timers).toMatchObject([{ isCancelled: false }]);

    now += 1_000;
    timers[0]?.callback();
    await second;
    expect(timers).toHaveLength(1);
    expect(allowance.wait(NEVER)).toBeUndefined();
  });

  it('gives no more than the longest wait, however long nobody has waited', () => {
    now += 3_600_000;
    void allowance.wait(NEVER);

    expect(timers[0]?.delayMs).toBe(2_000);
  });
});
