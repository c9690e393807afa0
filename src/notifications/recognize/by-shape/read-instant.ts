// Instants as AWS writes them, made into ISO 8601 in UTC.

// Match: 2017-01-12T16:30:42.236+0000, 2026-11-22T10:15:00Z, 2026-11-22T10:15:00Z[UTC] (as Java writes it). Near miss: 2019-02-12 15:45:24 (no zone: it could be any).
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(?:Z(?:\[UTC\])?|UTC|([+-]\d{2}):?(\d{2}))$/;
// Match: Sat, 05 Jun 2016 15:10:09 GMT. Near miss: Sep 1, 2017 4:12:29 PM (no zone).
const HTTP_INSTANT = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;
// As `date` writes it. Match: Sun Nov 22 10:15:20 UTC 2026, Sun Nov 22 09:06:56.334 UTC 2026. Near miss: Sun Nov 22 10:15:20 2026 (no zone).
const UNIX_INSTANT = /^[A-Z][a-z]{2} ([A-Z][a-z]{2} {1,2}\d{1,2}) (\d{2}:\d{2}:\d{2})(\.\d{1,9})? (?:UTC|GMT) (\d{4})$/;
// Match: 2026-11-22 10:15:20.412, Nov 22, 2026 10:13:20 AM. Near miss: 22/11/26 10:13 (which is the day?).
const ZONELESS_INSTANT =
  /^(?:\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?|[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d{2}:\d{2} [AP]M)$/;

// Epoch numbers are taken for instants between September 2001 and December 2099; others are plain numbers.
const EPOCH_SECONDS = { min: 1e9, max: 4.1e9 };

/** Returns the instant that a text is, or undefined where it is none or has no zone. */
export function readInstant(text: string): string | undefined {
  const iso = ISO_INSTANT.exec(text);
  if (iso !== null) {
    const [, day = '', time = '', hours, minutes] = iso;
    return toIso(new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`));
  }
  const unix = UNIX_INSTANT.exec(text);
  if (unix !== null) return toIso(new Date(`${unix[1] ?? ''} ${unix[4] ?? ''} ${unix[2] ?? ''}${unix[3] ?? ''} UTC`));
  return HTTP_INSTANT.test(text) ? toIso(new Date(text)) : undefined;
}

/** Returns the instant that a text is which says no zone, taken for UTC; the caller knows that the sender means that. */
export function readZonelessInstant(text: string): string | undefined {
  return ZONELESS_INSTANT.test(text) ? toIso(new Date(/^\d/.test(text) ? `${text.replace(' ', 'T')}Z` : `${text} UTC`)) : undefined;
}

/** Returns the instant that an epoch number is, in seconds or milliseconds; the caller knows that it is a time. */
export function readEpoch(value: number): string | undefined {
  if (value >= EPOCH_SECONDS.min && value < EPOCH_SECONDS.max) return toIso(new Date(value * 1000));
  if (value >= EPOCH_SECONDS.min * 1000 && value < EPOCH_SECONDS.max * 1000) return toIso(new Date(value));
  return undefined;
}

function toIso(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
