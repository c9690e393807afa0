// Decides when each watch asks AWS again; over a restart they go on where they were.
import type { Logger } from 'pino';
import { newWatchMemory, pollWatch, type PollContext, type WatchMemory } from '../commands/poll-watch.ts';
import type { Watch } from '../domain/watch.ts';
import type { SetTimer } from '../lib/timers.ts';

/** How long before the first round: the answer that a round changes is posted first. */
const FIRST_ROUND_MS = 1_000;

/** How far the first rounds after a start are apart, so that not all ask at once. */
const STAGGER_MS = 250;

/** How long a round waits that failed within Signalbox, because the disk is full for example. */
const AFTER_FAILURE_MS = 30_000;

/** What it works with. */
export interface WatchSchedulerOptions {
  readonly polling: PollContext;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Lets the rounds of all watches come; one watch has one round at a time. */
export class WatchScheduler {
  readonly #options: WatchSchedulerOptions;
  readonly #timers = new Map<string, () => void>();
  readonly #rounds = new Set<Promise<void>>();
  #isStopped = false;

  constructor(options: WatchSchedulerOptions) {
    this.#options = options;
  }

  /** Goes on with what runs according to the store. */
  async start(): Promise<void> {
    const running = await this.#options.polling.context.store.records.watches.listRunning();
    for (const [position, { id }] of running.entries()) this.#plan(id, newWatchMemory(), FIRST_ROUND_MS + position * STAGGER_MS);
  }

  /** Begins with a watch that runs from now on. */
  readonly begin = ({ id }: Watch): void => {
    this.#plan(id, newWatchMemory(), FIRST_ROUND_MS);
  };

  /** Begins no more rounds, and resolves when none is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await Promise.all(this.#rounds);
  }

  #plan(id: string, memory: WatchMemory, delayMs: number): void {
    if (this.#isStopped) return;
    const cancel = this.#options.setTimer(() => {
      this.#timers.delete(id);
      const round = this.#round(id, memory);
      this.#rounds.add(round);
      void round.finally(() => this.#rounds.delete(round));
    }, delayMs);
    this.#timers.set(id, cancel);
  }

  async #round(id: string, memory: WatchMemory): Promise<void> {
    const { polling, logger } = this.#options;
    try {
      const nextMs = await pollWatch(id, memory, polling);
      if (nextMs !== undefined) this.#plan(id, memory, nextMs);
    } catch (error) {
      logger.warn({ error, watchId: id }, 'a round of a watch failed; it is made again');
      this.#plan(id, memory, AFTER_FAILURE_MS);
    }
  }
}
