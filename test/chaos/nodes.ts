// The processes of a run: started, killed, frozen, started again on the same data.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

/** What all of them are started with. */
export interface NodesOptions {
  readonly yaml: string;
  /** A folder for each of them is made in here. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The processes. */
export class Nodes {
  readonly #options: NodesOptions;
  readonly #running = new Map<number, ServerProcess>();
  readonly #starting = new Set<number>();
  #isOver = false;
  starts = 0;
  kills = 0;

  constructor(options: NodesOptions) {
    this.#options = options;
  }

  /** Where those that run listen. */
  get urls(): readonly string[] {
    return [...this.#running.values()].map(({ url }) => url);
  }

  get numbers(): readonly number[] {
    return [...this.#running.keys()];
  }

  /** Starts one; tries again while it cannot start (its disk is full, its database is away). */
  async start(number: number): Promise<void> {
    if (this.#starting.has(number) || this.#running.has(number)) return;
    this.#starting.add(number);
    const dataFolder = join(this.#options.folder, `node-${number}`);
    await mkdir(dataFolder, { recursive: true });
    while (!this.#isOver) {
      try {
        const server = await startServerProcess({
          yaml: this.#options.yaml,
          dataFolder,
          environment: this.#options.environment,
          isQuiet: true,
          nodeArguments: ['--import', fileURLToPath(new URL('clock-step.mjs', import.meta.url))],
        });
        this.#running.set(number, server);
        this.starts += 1;
        break;
      } catch {
        // It could not start for what we did to it; it is started again as a supervisor would.
      }
    }
    this.#starting.delete(number);
  }

  /** Kills one as the out-of-memory killer would, and starts it again. */
  async crash(number: number): Promise<void> {
    const server = this.#running.get(number);
    if (server === undefined) return;
    this.#running.delete(number);
    this.kills += 1;
    await server.kill();
    await this.start(number);
  }

  /** Stops a process without ending it, as a machine that hangs; `thaw` lets it go on. */
  freeze(number: number): () => void {
    const child = this.#running.get(number)?.child;
    child?.kill('SIGSTOP');
    return () => {
      child?.kill('SIGCONT');
    };
  }

  /** Stops all as an operator would; their data stay. */
  async stop(): Promise<void> {
    this.#isOver = true;
    for (const { child } of this.#running.values()) {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await exited;
      }
    }
    this.#running.clear();
  }
}
