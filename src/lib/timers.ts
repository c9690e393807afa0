// Timers as an argument, so that tests decide when time passes.

/** Sets a timer; the returned function takes it back. */
export type SetTimer = (callback: () => void, delayMs: number) => () => void;

// setTimeout takes 32-bit delays and fires at once beyond them (Node.js documentation, timers).
const MAX_TIMER_DELAY_MS = 2 ** 31 - 1;

/** Sets a real timer that does not keep the process alive. */
export function setRealTimer(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, Math.min(delayMs, MAX_TIMER_DELAY_MS));
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}
