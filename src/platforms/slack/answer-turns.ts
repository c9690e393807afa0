// Begins with answers one after the other, behind the acknowledgements of those who spoke at the same moment: Slack waits three seconds for
// each, and Node takes one new connection in each turn of its event loop, so that a turn must not be long while others come.
import { setImmediate } from 'node:timers/promises';

/** After so many turns in which nobody came the others are acknowledged: a request takes two or three from its connection to its body. */
const QUIET_TURNS = 4;

/** How many turns somebody waits at most while others go on coming; without work a turn takes less than a millisecond. Our own bound. */
const MAX_TURNS_WAITED = 500;

interface Waiting {
  readonly since: number;
  readonly begin: () => void;
}

/** Lets everybody wait for their turn. */
export class AnswerTurns {
  readonly #waiting: Waiting[] = [];
  #turn = 0;
  #quietTurns = 0;
  #isRunning = false;

  /** Resolves when it is the caller's turn; in the order of the calls. */
  take(): Promise<void> {
    this.#quietTurns = 0;
    return new Promise((begin) => {
      this.#waiting.push({ since: this.#turn, begin });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      await setImmediate();
      this.#turn += 1;
      this.#quietTurns += 1;
      if (this.#quietTurns < QUIET_TURNS && this.#turn - first.since < MAX_TURNS_WAITED) continue;
      this.#waiting.shift();
      first.begin();
    }
    this.#isRunning = false;
  }
}
