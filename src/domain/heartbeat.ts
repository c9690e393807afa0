// A source that is to be heard of again and again: a job that reports, an alarm that is tested, a topic that is never silent for long. When
// nothing comes in time, it has fallen quiet.

/** What is known of one. */
export interface Heartbeat {
  /** Of the configuration. */
  readonly name: string;
  /** When something of it came last; absent where nothing has yet. */
  readonly lastSeenAt?: Date;
  /** Until when it has time. */
  readonly dueAt: Date;
  /** When it was looked at last: while nobody looked, nothing could come either. */
  readonly checkedAt: Date;
  /** Since when it is quiet; absent where it is not. */
  readonly quietSince?: Date;
}

/** What a check knows beside it. */
export interface HeartbeatCheck {
  readonly name: string;
  readonly everyMs: number;
  readonly now: Date;
  /** True at the first check of a process: what waits in queues is still on its way. */
  readonly isFirst: boolean;
}

/** Who has not looked for so long was not there, or the clock was set: several times the distance of two checks. */
export const LOOKED_AWAY_MS = 2 * 60_000;

/** How long after a start a source has time at least: longer than a queue takes to hand out what has waited. */
export const START_GRACE_MS = 2 * 60_000;

/** Says how it stands with a source now; undefined stands for one that nobody has looked at yet. */
export function judgeHeartbeat(known: Heartbeat | undefined, { name, everyMs, now, isFirst }: HeartbeatCheck): Heartbeat {
  const wholeTime = new Date(now.getTime() + everyMs);
  if (known === undefined) return { name, dueAt: wholeTime, checkedAt: now };
  // What is quiet stays so until it is heard of.
  const isDue = known.dueAt <= now;
  if (known.quietSince !== undefined) {
    if (isDue) return { ...known, checkedAt: now };
    const { quietSince: _over, ...back } = known;
    return { ...back, checkedAt: now };
  }
  const awayMs = now.getTime() - known.checkedAt.getTime();
  const shifted = known.dueAt.getTime() + (awayMs > LOOKED_AWAY_MS ? awayMs : 0);
  const grace = isFirst ? now.getTime() + Math.min(everyMs, START_GRACE_MS) : 0;
  // Nobody has longer than the whole time: the clock was set back, or the time was made shorter.
  const dueAt = new Date(Math.min(Math.max(shifted, grace), wholeTime.getTime()));
  return { ...known, dueAt, checkedAt: now, ...(dueAt <= now ? { quietSince: now } : {}) };
}

/** What an interval must look like, for whoever wrote another. */
export const INTERVAL_FORM = 'must be minutes, hours or days, such as 15m, 1h or 1d, from 1m to 31d';

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 60 * 60_000, d: 24 * 60 * 60_000 };

/** A job that reports every month is the rarest; nobody would believe in a longer one. */
const LONGEST_MS = 31 * 24 * 60 * 60_000;

// Match: 15m, 26h, 7d. Near miss: 15 (no unit), 1h30m, 0m.
const INTERVAL = /^([1-9]\d{0,4})([mhd])$/;

/** Reads an interval in milliseconds; undefined where it is none. */
export function parseInterval(text: string): number | undefined {
  const [, count = '', unit = ''] = INTERVAL.exec(text.trim().toLowerCase()) ?? [];
  const milliseconds = Number(count) * (UNIT_MS[unit] ?? 0);
  return unit === '' || milliseconds > LONGEST_MS ? undefined : milliseconds;
}
