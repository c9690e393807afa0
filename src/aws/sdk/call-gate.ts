// Keeps calls to a rate that AWS sets for an account and Region, whoever makes them.
import { RecentValues } from '../../lib/recent-values.ts';
import { pause } from '../../lib/pause.ts';
import type { SetTimer } from '../../lib/timers.ts';

/** How many places are remembered; one that is forgotten starts anew. */
const KEPT_PLACES = 1_000;

/** What a gate goes by. */
export interface CallGateOptions {
  /** Time between two calls of one place. */
  readonly intervalMs: number;
  /** Longest that a call may have to wait for its turn; beyond that it is not let in at all. */
  readonly longestWaitMs: number;
  readonly now: () => Date;
  readonly setTimer: SetTimer;
}

/** Lets calls of one place in one after the other. */
export class CallGate {
  readonly #options: CallGateOptions;
  /** When the next call of a place may begin, in milliseconds since 1970. */
  readonly #next = new RecentValues<string, number>(KEPT_PLACES);

  constructor(options: CallGateOptions) {
    this.#options = options;
  }

  /** Waits for the turn of a call; false where it has none: too many wait already, or whoever asked has given up. */
  async enter(place: string, signal: AbortSignal): Promise<boolean> {
    const { intervalMs, longestWaitMs, now, setTimer } = this.#options;
    const at = now().getTime();
    const next = this.#next.get(place) ?? at;
    // Nobody is given a turn so late: the clock was set back in between.
    const turn = next > at + longestWaitMs + intervalMs ? at : Math.max(at, next);
    if (turn - at > longestWaitMs || signal.aborted) return false;
    this.#next.set(place, turn + intervalMs);
    if (turn > at) await pause(turn - at, signal, setTimer);
    return !signal.aborted;
  }
}
