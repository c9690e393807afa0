// Lets events wait for what is good to know and not needed: a little, and never so often that they pile up behind it.
import type { SetTimer } from '../../lib/timers.ts';

/** What an allowance goes by. */
export interface WaitAllowanceOptions {
  /** Longest that anybody waits, and longest that somebody waits without a break. */
  readonly longestMs: number;
  /** Which part of the time somebody may wait in the long run. */
  readonly share: number;
  /** A clock in milliseconds that never steps back. */
  readonly elapsed: () => number;
  readonly setTimer: SetTimer;
}

/** A wait for which less than this is left is not begun: it would hardly ever see the answer. */
const SHORTEST_MS = 100;

/** When those who wait now go on. */
interface End {
  readonly over: Promise<void>;
  readonly cancel: () => void;
}

/** Keeps account of the time in which somebody waits. Those who wait at the same time wait together. */
export class WaitAllowance {
  readonly #options: WaitAllowanceOptions;
  #leftMs: number;
  /** When what is left was counted last; while somebody waits: since when. */
  #at: number;
  #waitingCount = 0;
  #end: End | undefined;

  constructor(options: WaitAllowanceOptions) {
    this.#options = options;
    this.#leftMs = options.longestMs;
    this.#at = options.elapsed();
  }

  /** Resolves with the promise, or when nobody may wait any longer; undefined where nobody may wait at all. The promise must not reject. */
  wait(promise: Promise<unknown>): Promise<void> | undefined {
    const end = this.#end ?? this.#begin();
    if (end === undefined) return undefined;
    this.#waitingCount += 1;
    return Promise.race([promise, end.over]).then(() => {
      this.#waitingCount -= 1;
      if (this.#waitingCount === 0) this.#settle();
    });
  }

  #begin(): End | undefined {
    const { longestMs, share, elapsed, setTimer } = this.#options;
    const now = elapsed();
    this.#leftMs = Math.min(longestMs, this.#leftMs + (now - this.#at) * share);
    this.#at = now;
    if (this.#leftMs < SHORTEST_MS) return undefined;
    const { promise: over, resolve } = Promise.withResolvers<void>();
    this.#end = { over, cancel: setTimer(resolve, this.#leftMs) };
    return this.#end;
  }

  #settle(): void {
    const now = this.#options.elapsed();
    this.#end?.cancel();
    this.#end = undefined;
    this.#leftMs = Math.max(0, this.#leftMs - (now - this.#at));
    this.#at = now;
  }
}
