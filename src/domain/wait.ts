// How long something waits, as people write it: 30s, 5m, 1h.

/** What a wait must look like, for whoever wrote another. */
export const WAIT_FORM = 'must be seconds, minutes or hours, such as 30s, 5m or 1h, up to 24h';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 60 * 60_000 };

/** What waits longer is no message any more. */
const LONGEST_MS = 24 * 60 * 60_000;

// Match: 30s, 5m, 1h. Near miss: 30 (no unit), 1h30m.
const WAIT = /^(\d{1,5})([smh])$/;

/** Reads a wait in milliseconds; undefined where it is none of at most a day. */
export function parseWait(text: string): number | undefined {
  const [, count = '', unit = ''] = WAIT.exec(text.trim().toLowerCase()) ?? [];
  const milliseconds = Number(count) * (UNIT_MS[unit] ?? 0);
  return unit === '' || milliseconds > LONGEST_MS ? undefined : milliseconds;
}
