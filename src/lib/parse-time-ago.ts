// A time that is over, as people type it: how long ago, or the instant itself.

const UNITS_MS = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 } as const;

// Match: 30m, 2h, 7d. Near miss: 2 hours, -1h.
const AGO = /^(?<count>\d{1,6})(?<unit>[mhd])$/;

// Match: 2026-11-20T03:00:00Z, 2026-11-20T03:00+01:00, 2026-11-20. Near miss: 20.11.2026, Friday.
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** Returns the instant; undefined where the text is none. A day without a time begins at midnight in UTC. */
export function parseTimeAgo(text: string, now: Date): Date | undefined {
  const ago = AGO.exec(text)?.groups;
  if (ago !== undefined) return new Date(now.getTime() - Number(ago['count']) * UNITS_MS[ago['unit'] as keyof typeof UNITS_MS]);
  const instant = INSTANT.test(text) ? new Date(text) : undefined;
  return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant;
}
