// Instants as AWS writes them, made into ISO 8601 in UTC.

// Match: 2017-01-12T16:30:42.236+0000, 2026-11-22T10:15:00Z. Near miss: 2019-02-12 15:45:24 (no zone: it could be any).
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(?:Z|UTC|([+-]\d{2}):?(\d{2}))$/;
// Match: Sat, 05 Jun 2016 15:10:09 GMT. Near miss: Sep 1, 2017 4:12:29 PM (no zone).
const HTTP_INSTANT = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;

// Epoch numbers are taken for instants between September 2001 and December 2099; others are plain numbers.
const EPOCH_SECONDS = { min: 1e9, max: 4.1e9 };

/** Returns the instant that a text is, or undefined where it is none or has no zone. */
export function readInstant(text: string): string | undefined {
  const iso = ISO_INSTANT.exec(text);
  if (iso !== null) {
    const [, day = '', time = '', hours, minutes] = iso;
    return toIso(new Date(`${day}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`}`));
  }
  return HTTP_INSTANT.test(text) ? toIso(new Date(text)) : undefined;
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
