import { describe, expect, it } from 'vitest';
import { backoffDelay, pause } from './pause.ts';

describe('backoffDelay', () => {
  it.each([
    [1, 0, 500],
    [1, 1, 1000],
    [3, 1, 4000],
    [7, 1, 60_000],
    [5000, 0, 30_000],
    [0, 1, 1000],
    [2, 0, 1000],
    [2, 1, 2000],
    [100, 1, 60_000],
    [Number.POSITIVE_INFINITY, 1, 60_000],
  ])('waits after %s failures, with chance %s, for %s ms', (failureCount, random, expected) => {
    expect(backoffDelay(failureCount, random)).toBe(expected);
  });
});

describe('pause', () => {
  function aTimer() {
    const timer = { delays: [] as number[], canceledCount: 0, fire: () => undefined as void };
    const setTimer = (callback: () => void, delayMs: number) => {
      timer.delays.push(delayMs);
      timer.fire = callback;
      return () => {
        timer.canceledCount += 1;
      };
    };
    return { timer, setTimer };
  }

  it('ends when the time is over', async () => {
    const { timer, setTimer } = aTimer();
    const paused = pause(1234, new AbortController().signal, setTimer);

    timer.fire();

    await paused;
    expect(timer.delays).toEqual([1234]);
  });

  it('ends when it is aborted, and takes the timer back', async () => {
    const { timer, setTimer } = aTimer();
    const controller = new AbortController();
    const paused = pause(1234, controller.signal, setTimer);

    controller.abort();

    await paused;
    expect(timer.canceledCount).toBe(1);
  });

  it('does not begin where it was aborted before', async () => {
    const { timer, setTimer } = aTimer();

    await pause(1234, AbortSignal.abort(), setTimer);

    expect(timer.delays).toEqual([]);
  });
});
