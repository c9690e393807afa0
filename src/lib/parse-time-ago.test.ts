import { describe, expect, it } from 'vitest';
import { parseTimeAgo } from './parse-time-ago.ts';

const now = new Date('2026-11-20T12:00:00Z');

describe('parseTimeAgo', () => {
  it.each([
    ['30m', '2026-11-20T11:30:00.000Z'],
    ['2h', '2026-11-20T10:00:00.000Z'],
    ['7d', '2026-11-13T12:00:00.000Z'],
    ['2026-11-20T03:00:00Z', '2026-11-20T03:00:00.000Z'],
    ['2026-11-20T03:00+01:00', '2026-11-20T02:00:00.000Z'],
    ['2026-11-19', '2026-11-19T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseTimeAgo(text, now)?.toISOString()).toBe(instant);
  });

  it.each(['', '2 hours', '-1h', '20.11.2026', 'Friday', '2026-13-40', '1h30m'])('does not read %j', (text) => {
    expect(parseTimeAgo(text, now)).toBeUndefined();
  });
});
