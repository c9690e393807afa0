// Whether a disk is so quick that waiting for it is cheaper than having another thread wait: the way there and back takes a turn of the event
// loop, and many milliseconds where all cores are busy.

/** A disk of the machine itself takes a commit in a quarter of a millisecond, one over the network in several. */
const QUICK_MS = 1;

/** From so many slow commits more than quick ones on it counts as slow: each disk is slow now and then. */
const SLOW_FROM = 3;

/** How much is remembered of slow ones. */
const SLOW_MAX = 6;

/** Of so many commits of a slow disk one is waited for, to find out whether it still is. */
const TRIED_EVERY = 200;

/** Learns it from how long commits took. */
export class DiskPace {
  #slowness = 0;
  #untilTry = TRIED_EVERY;

  /** True where the next commit is to be waited for at once. */
  isWorthWaiting(): boolean {
    if (this.#slowness < SLOW_FROM) return true;
    this.#untilTry -= 1;
    if (this.#untilTry > 0) return false;
    this.#untilTry = TRIED_EVERY;
    return true;
  }

  /** Notes how long one took that was waited for. */
  note(milliseconds: number): void {
    const step = milliseconds < QUICK_MS ? -1 : 1;
    this.#slowness = Math.min(SLOW_MAX, Math.max(0, this.#slowness + step));
  }
}
