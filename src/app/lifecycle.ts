// Stopping in the reverse order of starting, once, whatever fails on the way.
import type { Logger } from 'pino';

/** A step of the way back. */
export interface Cleanup {
  readonly name: string;
  readonly run: () => Promise<void> | void;
}

/** A stack of cleanups. */
export class Lifecycle {
  readonly #logger: Logger;
  readonly #cleanups: Cleanup[] = [];
  #stopping: Promise<void> | undefined;

  /** Takes the log for cleanups that fail. */
  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** True from the first call of `stop` on. */
  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Adds a cleanup; the last one added runs first. */
  onStop(name: string, run: Cleanup['run']): void {
    this.#cleanups.push({ name, run });
  }

  /** Runs the cleanups; a second call waits for the first. */
  stop(): Promise<void> {
    this.#stopping ??= this.#runAll();
    return this.#stopping;
  }

  async #runAll(): Promise<void> {
    for (const { name, run } of this.#cleanups.toReversed()) {
      try {
        await run();
      } catch (error) {
        this.#logger.error({ error, cleanup: name }, 'a part did not stop cleanly');
      }
    }
  }
}
