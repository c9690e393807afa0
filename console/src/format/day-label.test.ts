import { describe, expect, it } from 'vitest';
import { dayKey, dayLabel } from './day-label.ts';

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };

describe('dayKey', () => {
  it("takes the day of the reader's zone", () => {
    expect(dayKey('2026-11-24T23:30:00Z', berlin)).toBe('2026-11-25');
    expect(dayKey('2026-11-24T23:30:00Z', { locale: 'en-GB', timeZone: 'America/New_York' })).toBe('2026-11-24');
  });

  it('is empty for what is no instant', () => {
    expect(dayKey('soon', berlin)).toBe('');
  });
});

describe('dayLabel', () => {
  const now = new Date('2026-11-24T12:00:00Z');

  it.each([
    ['2026-11-24T00:00:00Z', 'Today'],
    ['2026-11-23T22:59:59Z', 'Yesterday'],
    ['2026-11-23T23:00:00Z', 'Today'],
    ['no instant', ''],
  ])('calls %s %j', (at, label) => {
    expect(dayLabel(at, now, berlin)).toBe(label);
  });

  // A comma after the day of the week comes and goes with the version of the language data.
  it.each([
    ['2026-11-22T12:00:00Z', /^Sunday,? 22 November$/u],
    ['2025-11-24T12:00:00Z', /^Monday,? 24 November 2025$/u],
  ])('names the date of %s', (at, label) => {
    expect(dayLabel(at, now, berlin)).toMatch(label);
  });

  it.each([
    ['the day of 23 hours', '2026-03-28T12:00:00Z', '2026-03-29T21:30:00Z'],
    ['the day of 25 hours', '2026-10-24T20:00:00Z', '2026-10-25T22:30:00Z'],
    ['the turn of the year', '2025-12-31T12:00:00Z', '2026-01-01T12:00:00Z'],
  ])('knows yesterday on %s', (_name, at, today) => {
    expect(dayLabel(at, new Date(today), berlin)).toBe('Yesterday');
  });
});
