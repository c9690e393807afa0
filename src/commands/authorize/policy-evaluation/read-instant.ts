// Instants as IAM's Date operators take them: the W3C's profile of ISO 8601, or seconds since 1970 (IAM User Guide, "Date condition operators").

// Match: 2026, 2026-03, 2026-03-01, 2026-03-01T03:00Z, 2026-03-01T03:00:00.5+02:00. Near miss: 2026-03-01T03:00 (no zone), 1-1-2026.
const W3C_DATE = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

// Match: 0, 1767225600, 1767225600.5. Near miss: 2026 (a year).
const EPOCH_SECONDS = /^(?:\d{1,3}|\d{5,12})(?:\.\d{1,9})?$/;

const MS_PER_SECOND = 1000;

/** Reads an instant as milliseconds since 1970; undefined where the text is none. */
export function readInstant(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * MS_PER_SECOND;
  if (!W3C_DATE.test(text)) return undefined;
  if (!isDayOfMonth(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

/** JavaScript takes the 30th of February for a day of March; it has no 0th. */
function isDayOfMonth(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.slice(0, 'yyyy-mm-dd'.length).split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
