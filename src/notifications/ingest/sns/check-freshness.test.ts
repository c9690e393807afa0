import { describe, expect, it } from 'vitest';
import { checkFreshness, SNS_MESSAGE_MAX_AGE_MS } from './check-freshness.ts';

const now = new Date('2026-03-06T12:00:00.000Z');
const MINUTE_MS = 60_000;

describe('checkFreshness', () => {
  it.each([
    ['of this moment', 0, 'fresh'],
    ['as old as SNS may still retry, and an hour more', SNS_MESSAGE_MAX_AGE_MS, 'fresh'],
    ['older than that', SNS_MESSAGE_MAX_AGE_MS + 1, 'stale'],
    ['of last year', 400 * 24 * 60 * MINUTE_MS, 'stale'],
    ['ahead as far as clocks differ', -15 * MINUTE_MS, 'fresh'],
    ['further ahead', -15 * MINUTE_MS - 1, 'from-the-future'],
  ])('judges a message that is %s', (_, ageMs, expected) => {
    const sentAt = new Date(now.getTime() - ageMs);

    expect(checkFreshness(sentAt, now)).toBe(expected);
  });

  it('accepts for two hours, one for the retries of SNS and one for everything else', () => {
    expect(SNS_MESSAGE_MAX_AGE_MS).toBe(120 * MINUTE_MS);
  });
});
