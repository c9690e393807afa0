// The `Timestamp` of an SNS envelope, for example 2026-03-06T19:53:21.424Z.

// Match: 2026-03-06T19:53:21.424Z. Near miss: 2026-03-06T19:53:21.424+01:00 (SNS writes UTC only).
const TIMESTAMP_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Parses a timestamp, or returns undefined where the text is none or names a day or hour that does not exist. */
export function parseTimestamp(text: string): Date | undefined {
  if (!TIMESTAMP_PATTERN.test(text)) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  // Date takes February 30 for March 2 and 24:00 for the next day.
  return date.toISOString().slice(0, 19) === text.slice(0, 19) ? date : undefined;
}
