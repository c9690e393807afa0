// How long something is silent, as people write it: 30m, 2h, 3d.
import { SILENCE_MAX_MS, SILENCE_MIN_MS } from './silence.ts';

/** What it must look like, for whoever wrote another. */
export const WHILE_FORM = 'must be minutes, hours or days, such as 30m, 2h or 3d, from 1m to 90d';

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

// Match: 30m, 2h, 3d. Near miss: 2 (no unit), 1h30m.
const WHILE = /^(\d{1,6})([mhd])$/;

/** Reads it in milliseconds; undefined where it is none from a minute to 90 days. */
export function parseWhile(text: string): number | undefined {
  const [, count = '', unit = ''] = WHILE.exec(text.trim().toLowerCase()) ?? [];
  const milliseconds = Number(count) * (UNIT_MS[unit] ?? 0);
  return milliseconds >= SILENCE_MIN_MS && milliseconds <= SILENCE_MAX_MS ? milliseconds : undefined;
}
