// Instants as text, for places where no reader's own zone is known.
import { oneLine } from './one-line.ts';
import { truncateText } from './truncate.ts';

/** Longest text of an instant: `2026-11-20 03:00:12 UTC`. */
export const TIME_TEXT_MAX_LENGTH = 23;

// What toISOString gives for the years 0 to 9999: 2026-11-20T03:00:12.000Z.
const ISO_LENGTH = 24;

/** Writes an ISO 8601 instant in UTC; what is no instant is shown as it is, cut to the same length. */
export function timeText(at: string): string {
  const milliseconds = Date.parse(at);
  const iso = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  if (iso.length !== ISO_LENGTH) return truncateText(oneLine(at), TIME_TEXT_MAX_LENGTH);
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
