// The time of pauses and paces: it goes on evenly, whatever is done to the clock of the system, and knows when that was set back.

/** What is set back by less is no step: time services correct a clock in small ones. */
const STEP_MIN_MS = 1_000;

/** Begins with what the clock of the system says, and goes on with one that never steps. */
export class SteadyClock {
  readonly #now: () => Date;
  readonly #elapsed: () => number;
  readonly #start: number;
  /** By how much the clock of the system was ahead of this one when that was looked at. */
  #aheadMs = 0;

  /** Takes the clock of the system, and one in milliseconds that never steps. */
  constructor(now: () => Date, elapsed: () => number) {
    this.#now = now;
    this.#elapsed = elapsed;
    this.#start = now().getTime() - elapsed();
  }

  /** Tells the time. */
  read(): Date {
    return new Date(this.#start + this.#elapsed());
  }

  /** Does what has to be done where the clock of the system was set back since the last time; where that fails, it is done the next time. */
  async follow(mend: (setBackMs: number) => Promise<void>): Promise<void> {
    const aheadMs = this.#now().getTime() - this.read().getTime();
    const setBackMs = this.#aheadMs - aheadMs;
    if (setBackMs < STEP_MIN_MS) {
      this.#aheadMs = Math.max(this.#aheadMs, aheadMs);
      return;
    }
    // Before it is mended: once is enough.
    this.#aheadMs = aheadMs;
    try {
      await mend(setBackMs);
    } catch (error) {
      this.#aheadMs += setBackMs;
      throw error;
    }
  }
}
