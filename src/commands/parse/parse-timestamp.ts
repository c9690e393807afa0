// Instants as the AWS CLI takes them: ISO 8601, seconds since 1970, RFC 822. Without a time zone UTC is meant.

// Match: 2026-01-02, 2026-01-02T03:04, 2026-01-02 03:04:05.6Z, 2026-01-02T03:04:05+01:00. Near miss: 01/02/2026 (which comes first?).
const ISO_8601 =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

// Match: Fri, 02 Jan 2026 03:04:05 GMT. Near miss: Jan 2 2026.
const RFC_822 = /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|UT|UTC|GMT|[+-]\d{4})?$/i;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// Match: 1767323045, 1767323045.5, -1. Near miss: 20260102T030405Z.
const EPOCH_SECONDS = /^[+-]?\d+(?:\.\d+)?$/;

/** The last second of the year 9999: what is more was meant in milliseconds. */
const MAX_EPOCH_SECONDS = 253_402_300_799;

/** Parses an instant; undefined where it is none. */
export function parseTimestamp(text: string): Date | undefined {
  const written = text.trim();
  if (EPOCH_SECONDS.test(written)) return epoch(Number(written));
  return readIso(written) ?? readRfc822(written);
}

/** Makes an instant from seconds since 1970; undefined where it lies beyond the year 9999. */
export function epoch(seconds: number): Date | undefined {
  return Math.abs(seconds) <= MAX_EPOCH_SECONDS ? new Date(Math.round(seconds * 1000)) : undefined;
}

function readIso(text: string): Date | undefined {
  const [whole, year, month, day, hour, minute, second, fraction, zone] = ISO_8601.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return instant([Number(year), Number(month), Number(day)], [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)], {
    milliseconds: Math.floor(Number(`0.${fraction ?? '0'}`) * 1000),
    zone,
  });
}

function readRfc822(text: string): Date | undefined {
  const [whole, day, month = '', year, hour, minute, second, zone] = RFC_822.exec(text) ?? [];
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1;
  if (whole === undefined || monthNumber === 0) return undefined;
  return instant([Number(year), monthNumber, Number(day)], [Number(hour), Number(minute), Number(second ?? 0)], { milliseconds: 0, zone });
}

function instant(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number],
  { milliseconds, zone }: { readonly milliseconds: number; readonly zone: string | undefined },
): Date | undefined {
  const isTime = hour < 24 && minute < 60 && second < 60;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // The thirtieth of February would become the second of March.
  if (!isTime || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  date.setUTCHours(hour, minute, second, milliseconds);
  return new Date(date.getTime() - offsetMinutes(zone) * 60_000);
}

function offsetMinutes(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0;
  return (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
}
