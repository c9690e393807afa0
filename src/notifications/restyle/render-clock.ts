// The time that templates may take, in time of the processor: a busy machine costs no message its style.

/** What liquidjs asks between the parts of a template (its `renderLimit`), and filters of ours before they begin. */
export class RenderClock {
  readonly #limitMs: number;
  readonly #usedAtStart: number;
  /** When to look again, in time of the wall, which passes at least as fast. */
  #nextLookAt: number;

  /** Starts counting for the thread that it is made in. */
  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#usedAtStart = usedMs();
    this.#nextLookAt = performance.now() + limitMs;
  }

  /** Throws once the time is over; `now` is of `performance`. */
  check(now: number): void {
    if (now < this.#nextLookAt) return;
    const leftMs = this.#limitMs - (usedMs() - this.#usedAtStart);
    if (leftMs <= 0) throw new Error(TIME_IS_OVER);
    this.#nextLookAt = now + leftMs;
  }

  /** Is a part of the interface of liquidjs that only its other limit uses. */
  use(): void {
    // Nothing is used up but time.
  }
}

/** How the error begins. */
export const TIME_IS_OVER = 'template render limit';

function usedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
