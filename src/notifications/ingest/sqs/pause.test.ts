import { describe, expect, it } from 'vitest';
import { pause, pauseAfter } from './pause.ts';

describe('pauseAfter', () => {
  it('doubles up to a minute, of which half is chance', () => {
    expect([1, 2, 3, 7, 100, Number.POSITIVE_INFINITY].map((count) => pauseAfter(count, 1))).toEqual([
      1_000, 2_000, 4_000, 60_000, 60_000, 60_000,
    ]);
    expect([1, 2, 7].map((count) => pauseAfter(count, 0))).toEqual([500, 1_000, 30_000]);
  });
});

describe('pause', () => {
  it('ends with its time', async () => {
    const timers: (() => void)[] = [];
    const waiting = pause(5, new AbortController().signal, (callback) => {
      timers.push(callback);
      return () => undefined;
    });

    for (const ring of timers) ring();

    await expect(waiting).resolves.toBeUndefined();
  });

  it('ends with its signal, and takes the timer back', async () => {
    const stopping = new AbortController();
    let cancelled = 0;
    const waiting = pause(5, stopping.signal, () => () => {
      cancelled += 1;
    });

    stopping.abort();
    await waiting;
    await pause(5, stopping.signal, () => () => undefined);

    expect(cancelled).toBe(1);
  });
});
