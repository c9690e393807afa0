import { describe, expect, it } from 'vitest';
import { CircuitBreaker, FAILURES_UNTIL_OPEN } from './circuit-breaker.ts';

const channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' } as const;
const at = (ms: number): Date => new Date(1_800_000_000_000 + ms);

function opened(): CircuitBreaker {
  const breaker = new CircuitBreaker();
  for (let count = 1; count < FAILURES_UNTIL_OPEN; count += 1) expect(breaker.failed(channel, at(0))).toBe(false);
  expect(breaker.failed(channel, at(0))).toBe(true);
  return breaker;
}

describe('CircuitBreaker', () => {
  it('asks nobody to wait while failures are few or an answer comes between them', () => {
    const breaker = new CircuitBreaker();
    for (let count = 1; count < FAILURES_UNTIL_OPEN; count += 1) breaker.failed(channel, at(0));
    breaker.answered(channel);
    breaker.failed(channel, at(0));

    expect(breaker.waitMs(channel, at(0))).toBe(0);
  });

  it('holds all channels of the workspace back, and lets one probe go after the pause', () => {
    const breaker = opened();
    const other = { ...channel, channelId: 'C2' };

    expect(breaker.waitMs(other, at(1_000))).toBe(4_000);
    expect(breaker.waitMs(other, at(5_000))).toBe(0);
    expect(breaker.waitMs(channel, at(5_001))).toBeGreaterThan(0);
  });

  it('waits twice as long after each failed probe, a minute at most', () => {
    const breaker = opened();
    const pauses: number[] = [];
    let now = 5_000;
    for (let count = 0; count < 6; count += 1) {
      expect(breaker.waitMs(channel, at(now))).toBe(0);
      breaker.failed(channel, at(now));
      const pause = breaker.waitMs(channel, at(now));
      pauses.push(pause);
      now += pause;
    }

    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
  });

  it('holds nobody back for as long as the clock steps back', () => {
    const breaker = opened();

    expect(breaker.waitMs(channel, at(-3_600_000))).toBe(0);
    // That was the probe; the others wait for it.
    expect(breaker.waitMs(channel, at(-3_600_000))).toBe(10_000);
  });

  it('closes with the first answer, and never knew of other workspaces', () => {
    const breaker = opened();
    expect(breaker.waitMs({ ...channel, workspaceId: 'T2' }, at(0))).toBe(0);
    breaker.answered(channel);

    expect(breaker.waitMs(channel, at(0))).toBe(0);
    expect(breaker.failed(channel, at(0))).toBe(false);
  });
});
