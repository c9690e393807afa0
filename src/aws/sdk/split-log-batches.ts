// Lines in batches as CloudWatch Logs takes them, with times that it takes too.
import type { LogLine } from '../log-groups.ts';

/** The most events of one call (CloudWatch Logs API, PutLogEvents). */
export const BATCH_MAX_EVENTS = 10_000;
/** The most bytes of one call, with 26 for each event (same page). */
export const BATCH_MAX_BYTES = 1_048_576;
const EVENT_OVERHEAD_BYTES = 26;
/** How long the times of one call may span (same page). */
export const BATCH_MAX_SPAN_MS = 24 * 60 * 60_000;

/** Times that are older than 14 days or more than 2 hours ahead are refused (same page); an hour or a day is left for clocks and travel. */
const OLDEST_MS = 13 * 24 * 60 * 60_000;
const NEWEST_MS = 60 * 60_000;

/** An event of PutLogEvents. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** What the times depend on. */
export interface LogTimes {
  readonly now: Date;
  /** Lines that are older than the group keeps them are refused too. */
  readonly retentionDays?: number | undefined;
}

/**
 * Splits lines into batches, in their order. CloudWatch Logs wants times that never step back, so a line has at least the time of the one
 * before it; what is too old, as after a long outage, has the oldest time that is taken. The text of the line says its own time.
 */
export function splitLogBatches(lines: readonly LogLine[], { now, retentionDays }: LogTimes): readonly (readonly LogEvent[])[] {
  // Of a day that is kept, an hour is left.
  const keptMs = retentionDays === undefined ? OLDEST_MS : Math.min(OLDEST_MS, retentionDays * BATCH_MAX_SPAN_MS - NEWEST_MS);
  const batches: LogEvent[][] = [];
  let batch: LogEvent[] = [];
  let byteCount = 0;
  let timestamp = now.getTime() - keptMs;
  for (const { at, text } of lines) {
    timestamp = Math.max(timestamp, Math.min(at.getTime(), now.getTime() + NEWEST_MS));
    const size = Buffer.byteLength(text) + EVENT_OVERHEAD_BYTES;
    const isTooLong = timestamp - (batch[0]?.timestamp ?? timestamp) >= BATCH_MAX_SPAN_MS;
    if (batch.length > 0 && (batch.length === BATCH_MAX_EVENTS || byteCount + size > BATCH_MAX_BYTES || isTooLong)) {
      batches.push(batch);
      [batch, byteCount] = [[], 0];
    }
    batch.push({ timestamp, message: text });
    byteCount += size;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}
