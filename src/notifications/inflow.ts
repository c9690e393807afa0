// Whether events pour in: faster than the flow could take them.

/** How long is counted at a time. */
const WINDOW_MS = 100;

/** From so many in a window on: 500 a second, half of what the flow takes (bench/RESULTS.md). */
const POURING_FROM = 50;

/** Counts what comes in. */
export class Inflow {
  #startedAt = Number.NEGATIVE_INFINITY;
  #count = 0;
  #countBefore = 0;

  /** Counts one; `now` in milliseconds of a clock that never steps back. */
  note(now: number): void {
    this.#move(now);
    this.#count += 1;
  }

  /** True where so many came within the window that runs or the one before it. */
  isPouring(now: number): boolean {
    this.#move(now);
    return Math.max(this.#count, this.#countBefore) >= POURING_FROM;
  }

  #move(now: number): void {
    const passed = now - this.#startedAt;
    if (passed < WINDOW_MS) return;
    this.#countBefore = passed < 2 * WINDOW_MS ? this.#count : 0;
    this.#count = 0;
    this.#startedAt = now;
  }
}
