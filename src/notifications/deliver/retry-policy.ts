// When a delivery that did not go through is tried again, and when it is given up.

/** The first pause; each later one is twice as long. */
export const FIRST_RETRY_DELAY_MS = 1_000;

/** The longest pause: a chat that comes back is noticed within five minutes. */
export const MAX_RETRY_DELAY_MS = 5 * 60_000;

/** The first pause where an operator has to mend something first, and the longest: nothing that can be mended is hammered at meanwhile. */
const FIRST_MENDING_DELAY_MS = 60_000;
const MAX_MENDING_DELAY_MS = 15 * 60_000;

/** How long a message is worth delivering; afterwards it is dead and waits for a person. */
export const GIVE_UP_AFTER_MS = 24 * 60 * 60_000;

/** A failed attempt. */
export interface FailedAttempt {
  /** Attempts made so far, this one included. */
  readonly attemptCount: number;
  readonly queuedAt: Date;
  readonly now: Date;
  /** What the platform asked for. */
  readonly retryAfterMs?: number;
  /** True where nothing changes before an operator has mended something. */
  readonly isToBeMended?: boolean;
  /** From 0 (included) to 1: spreads retries so that many destinations do not come back at one instant. */
  readonly random: number;
}

/** Returns the instant of the next attempt, or undefined when the delivery is to be given up. */
export function planRetry(attempt: FailedAttempt): Date | undefined {
  if (attempt.now.getTime() - attempt.queuedAt.getTime() >= GIVE_UP_AFTER_MS) return undefined;
  // Who says when is taken at their word: more often than that once in half a second is nobody asked.
  const { retryAfterMs } = attempt;
  const pauseMs = retryAfterMs === undefined ? backoffMs(attempt) : Math.max(retryAfterMs, FIRST_RETRY_DELAY_MS / 2);
  return new Date(attempt.now.getTime() + pauseMs);
}

function backoffMs({ attemptCount, random, isToBeMended = false }: FailedAttempt): number {
  const [first, longest] = isToBeMended ? [FIRST_MENDING_DELAY_MS, MAX_MENDING_DELAY_MS] : [FIRST_RETRY_DELAY_MS, MAX_RETRY_DELAY_MS];
  // 2 ** 30 ms is far beyond the longest pause; the bound keeps the power finite.
  const ceiling = Math.min(first * 2 ** Math.min(attemptCount - 1, 30), longest);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
