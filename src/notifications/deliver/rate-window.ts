// Counts calls within a sliding span of time.
import type { RateLimit } from '../../platforms/platform.ts';

/** The calls of the last span, as far as one limit cares. */
export class RateWindow {
  readonly #limit: RateLimit;
  #instants: number[] = [];

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** Returns how many milliseconds from now one more call is within the limit, or within the share that one of so many callers has of it. */
  waitMs(now: number, callerCount = 1): number {
    const { count: all, perMs } = this.#limit;
    const count = Math.max(Math.floor(all / callerCount), 1);
    // A clock that stepped back must not hold a channel up for as long as it stepped.
    this.#instants = this.#instants.filter((instant) => instant <= now && instant > now - perMs);
    if (this.#instants.length < count) return 0;
    return (this.#instants.at(-count) ?? now) + perMs - now;
  }

  /** Notes a call. */
  note(now: number): void {
    this.#instants.push(now);
  }
}
