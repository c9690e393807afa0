// Waiting between attempts.
import type { SetTimer } from './timers.ts';

/** The first wait after a failure, and the longest of many. */
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 60_000;

/** Returns how long to wait after so many failures in a row: twice as long each time, up to a minute, of which half is chance. */
export function backoffDelay(failureCount: number, random: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** Math.max(failureCount - 1, 0), LONGEST_DELAY_MS);
  return delay / 2 + (delay / 2) * random;
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
