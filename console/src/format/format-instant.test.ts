import { describe, expect, it } from 'vitest';
import { formatClock, formatFull, formatShort } from './format-instant.ts';

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const losAngeles = { locale: 'en-US', timeZone: 'America/Los_Angeles' };
const AT = '2026-11-24T23:30:05.250Z';
const NOW = new Date('2026-11-25T08:00:00Z');

describe('formatClock', () => {
  it("shows the time of the reader's zone", () => {
    expect(formatClock(AT, berlin)).toBe('00:30');
    expect(formatClock(AT, losAngeles)).toMatch(/^03:30\sPM$/u);
  });

  it('returns what is no instant as it is', () => {
    expect(formatClock('yesterday', berlin)).toBe('yesterday');
  });
});

describe('formatShort', () => {
  it('shows day and time without the year of now', () => {
    expect(formatShort(AT, NOW, berlin)).toBe('25 Nov, 00:30');
  });

  it('shows the year where it is another one', () => {
    expect(formatShort('2024-02-29T12:00:00Z', NOW, berlin)).toBe('29 Feb 2024, 13:00');
  });

  it('returns what is no instant as it is', () => {
    expect(formatShort('', NOW, berlin)).toBe('');
  });
});

describe('formatFull', () => {
  it('shows the whole instant in the zone and in UTC', () => {
    // A comma after the day of the week comes and goes with the version of the language data.
    expect(formatFull(AT, berlin)).toMatch(/^Wednesday,? 25 November 2026 at 00:30:05 CET \(2026-11-24T23:30:05\.250Z\)$/u);
  });

  it('returns what is no instant as it is', () => {
    expect(formatFull('soon', berlin)).toBe('soon');
  });
});
