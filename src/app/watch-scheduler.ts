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

/** How often is looked for watches whose node has died. */
const ADOPT_EVERY_MS = 5_000;

/** Who makes the rounds of a watch. */
export interface WatchLeases {
  /** Takes a watch, or keeps it; false while another node that is alive has it. */
  hold(id: string): Promise<boolean>;
  /** Gives it back: it has ended. */
  release(id: string): Promise<void>;
}

/** What it works with. */
export interface WatchSchedulerOptions {
  readonly polling: PollContext;
  /** Where several nodes share the store; without it every watch is this process's own. */
  readonly leases?: WatchLeases | undefined;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Lets the rounds of all watches come; one watch has one round at a time. */
export class WatchScheduler {
  readonly #options: WatchSchedulerOptions;
  readonly #timers = new Map<string, () => void>();
  readonly #rounds = new Set<Promise<void>>();
  readonly #underWay = new Set<string>();
  #cancelAdopting: (() => void) | undefined;
  #isStopped = false;

  constructor(options: WatchSchedulerOptions) {
    this.#options = options;
  }

  /** Goes on with what runs according to the store. */
  async start(): Promise<void> {
    await this.#adopt();
    this.#planAdopting();
  }

  async #adopt(): Promise<void> {
    const running = await this.#options.polling.context.store.records.watches.listRunning();
    const unknown = running.filter(({ id }) => !this.#timers.has(id) && !this.#underWay.has(id));
    for (const [position, { id }] of unknown.entries()) this.#plan(id, newWatchMemory(), FIRST_ROUND_MS + position * STAGGER_MS);
  }

  /** The rounds of another node's watches end at its lease, so that nothing but a lease is asked for here. */
  #planAdopting(): void {
    const { leases, setTimer, logger } = this.#options;
    if (this.#isStopped || leases === undefined) return;
    this.#cancelAdopting = setTimer(() => {
      this.#adopt()
        .catch((error: unknown) => {
          logger.warn({ error }, 'watches of dead nodes cannot be looked for at the moment');
        })
        .finally(() => {
          this.#planAdopting();
        });
    }, ADOPT_EVERY_MS);
  }

  /** Begins with a watch that runs from now on. */
  readonly begin = ({ id }: Watch): void => {
    this.#plan(id, newWatchMemory(), FIRST_ROUND_MS);
  };

  /** Begins no more rounds, and resolves when none is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelAdopting?.();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await Promise.all(this.#rounds);
  }

  #plan(id: string, memory: WatchMemory, delayMs: number): void {
    if (this.#isStopped) return;
    const cancel = this.#options.setTimer(() => {
      this.#timers.delete(id);
      this.#underWay.add(id);
      const round = this.#round(id, memory);
      this.#rounds.add(round);
      void round.finally(() => {
        this.#rounds.delete(round);
      });
    }, delayMs);
    this.#timers.set(id, cancel);
  }

  async #round(id: string, memory: WatchMemory): Promise<void> {
    const { polling, leases, logger } = this.#options;
    let nextMs: number | undefined;
    try {
      if (leases !== undefined && !(await leases.hold(id))) return;
      nextMs = await pollWatch(id, memory, polling);
      if (nextMs === undefined) await leases?.release(id);
    } catch (error) {
      logger.warn({ error, watchId: id }, 'a round of a watch failed; it is made again');
      nextMs = AFTER_FAILURE_MS;
    } finally {
      this.#underWay.delete(id);
    }
    if (nextMs !== undefined) this.#plan(id, memory, nextMs);
  }
}
