// What is done again and again, by one node of several: whoever holds the lease of a task does it.
import type { Logger } from 'pino';
import type { SetTimer } from '../lib/timers.ts';

/** A task. */
export interface PeriodicTask {
  /** Names its lease, `task:<name>`, and stands in the log. */
  readonly name: string;
  /** From the end of one run to the beginning of the next; the first run comes as long after the start. */
  readonly everyMs: number;
  /** The signal ends what cannot be waited for: Signalbox stops. */
  run(signal: AbortSignal): Promise<void>;
}

/** Who does what only one node may do at a time. */
export interface TaskLeases {
  /** Takes the lease of a task, or keeps it; false while another node that is alive has it. */
  hold(name: string): Promise<boolean>;
}

/** Where there is one process, it does everything. */
export const ALL_TASKS_HERE: TaskLeases = { hold: () => Promise.resolve(true) };

/** What it works with. */
export interface PeriodicTasksOptions {
  readonly leases: TaskLeases;
  readonly setTimer: SetTimer;
  readonly logger: Logger;
}

/** Runs tasks; one that fails is logged, and comes again. */
export class PeriodicTasks {
  readonly #options: PeriodicTasksOptions;
  readonly #tasks: PeriodicTask[] = [];
  readonly #timers = new Map<PeriodicTask, () => void>();
  readonly #runs = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #isStarted = false;

  constructor(options: PeriodicTasksOptions) {
    this.#options = options;
  }

  /** Adds a task, before or after the start. */
  add(task: PeriodicTask): void {
    this.#tasks.push(task);
    if (this.#isStarted) this.#plan(task);
  }

  /** Lets the runs come. */
  start(): void {
    this.#isStarted = true;
    for (const task of this.#tasks) this.#plan(task);
  }

  /** Begins no more runs, aborts those under way, and resolves when they have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await Promise.all(this.#runs);
  }

  #plan(task: PeriodicTask): void {
    if (this.#stop.signal.aborted) return;
    const cancel = this.#options.setTimer(() => {
      this.#timers.delete(task);
      const run = this.#run(task);
      this.#runs.add(run);
      void run.finally(() => {
        this.#runs.delete(run);
        this.#plan(task);
      });
    }, task.everyMs);
    this.#timers.set(task, cancel);
  }

  async #run(task: PeriodicTask): Promise<void> {
    const { leases, logger } = this.#options;
    const { signal } = this.#stop;
    try {
      if (await leases.hold(task.name)) await task.run(signal);
    } catch (error) {
      if (!signal.aborted) logger.warn({ error, task: task.name }, 'a periodic task failed; it is done again');
    }
  }
}
