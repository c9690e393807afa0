// When people are reminded of what stays bad, until somebody sees to it or it is over.
import type { Severity } from './notification.ts';

/** The rule of a channel. */
export interface ReminderRule {
  /** The pauses before each reminder, the last one again and again; at least one. */
  readonly afterMs: readonly number[];
  /** How bad something is of which people are reminded. */
  readonly severities: readonly Severity[];
  /** How bad something is for which a reminder calls whom the channel's rules call. */
  readonly mentions: readonly Severity[];
}

/** Returns the pause before the next reminder, after so many. */
export function reminderPauseMs({ afterMs }: Pick<ReminderRule, 'afterMs'>, reminderCount: number): number {
  return afterMs[Math.min(reminderCount, afterMs.length - 1)] ?? Infinity;
}
