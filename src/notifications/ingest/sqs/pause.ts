// Waiting between attempts: longer after every failure in a row, and never at one instant with others.
import type { SetTimer } from '../../../lib/timers.ts';

/** The first pause; each later one is twice as long. */
const FIRST_PAUSE_MS = 1_000;

/** The longest pause: a queue that can be read again is noticed within a minute. */
const LONGEST_PAUSE_MS = 60_000;

/** Returns the pause after so many failures in a row; `random` from 0 (included) to 1 decides about half of it. */
export function pauseAfter(failureCount: number, random: number): number {
  const ceiling = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(failureCount - 1, 0), LONGEST_PAUSE_MS);
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Resolves when the time is over or the signal aborts, whichever comes first. */
export function pause(delayMs: number, signal: AbortSignal, setTimer: SetTimer): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = setTimer(finish, delayMs);
    signal.addEventListener('abort', finish);
  });
}
