import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_RETRY_DELAY_MS, GIVE_UP_AFTER_MS, MAX_RETRY_DELAY_MS, planRetry } from './retry-policy.ts';

const queuedAt = new Date('2026-03-01T03:00:00Z');

function delayOf(attemptCount: number, random: number, retryAfterMs?: number): number {
  const next = planRetry({ attemptCount, queuedAt, now: queuedAt, random, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  return (next?.getTime() ?? Number.NaN) - queuedAt.getTime();
}

describe('planRetry', () => {
  it('doubles the pause with every attempt, up to the longest', () => {
    expect([1, 2, 3, 4, 20, 10_000].map((attemptCount) => delayOf(attemptCount, 1))).toEqual([
      1_000,
      2_000,
      4_000,
      8_000,
      MAX_RETRY_DELAY_MS,
      MAX_RETRY_DELAY_MS,
    ]);
  });

  it('spreads the pause over its upper half', () => {
    expect(delayOf(3, 0)).toBe(2_000);
    expect(delayOf(3, 0.5)).toBe(3_000);
  });

  it('waits as long as the platform asked for, half a second at least', () => {
    expect(delayOf(1, 0, 30_000)).toBe(30_000);
    expect(delayOf(9, 1, 1_000)).toBe(1_000);
    expect(delayOf(9, 1, 0)).toBe(500);
  });

  it('gives up a day after the delivery was queued, not before', () => {
    const attempt = { attemptCount: 400, queuedAt, random: 0.5 };

    expect(planRetry({ ...attempt, now: new Date(queuedAt.getTime() + GIVE_UP_AFTER_MS - 1) })).toBeInstanceOf(Date);
    expect(planRetry({ ...attempt, now: new Date(queuedAt.getTime() + GIVE_UP_AFTER_MS) })).toBeUndefined();
  });

  it('never plans for the past or beyond the longest pause', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attemptCount, random) => {
          const delay = delayOf(attemptCount, random);

          expect(delay).toBeGreaterThanOrEqual(FIRST_RETRY_DELAY_MS / 2);
          expect(delay).toBeLessThanOrEqual(MAX_RETRY_DELAY_MS);
        },
      ),
    );
  });
});
