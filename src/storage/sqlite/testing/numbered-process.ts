// Starts `write-until-killed.ts` and hears which units it had acknowledged.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('write-until-killed.ts', import.meta.url));

/** A process that writes numbered units. */
export class NumberedProcess {
  readonly #child: ChildProcess;
  readonly #acknowledged: number[];

  private constructor(child: ChildProcess, acknowledged: number[]) {
    this.#child = child;
    this.#acknowledged = acknowledged;
  }

  /** Starts it; resolves when it has acknowledged so many units, and goes on writing. */
  static async start(dataFolder: string, firstNumber: number, acknowledgedCount: number): Promise<NumberedProcess> {
    const child = spawn(process.execPath, [script, dataFolder, String(firstNumber)], { stdio: ['ignore', 'pipe', 'pipe'] });
    const complaints = text(child.stderr);
    const acknowledged: number[] = [];
    const { promise: isEnough, resolve, reject } = Promise.withResolvers<void>();
    createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.push(Number(line));
      if (acknowledged.length === acknowledgedCount) resolve();
    });
    child.once('close', () => {
      void complaints.then((complaint) => {
        reject(new Error(`the process ended by itself: ${complaint}`));
      });
    });
    await isEnough;
    return new NumberedProcess(child, acknowledged);
  }

  /** Kills it as the out-of-memory killer would; returns the numbers of all units that it had acknowledged. */
  async kill(): Promise<readonly number[]> {
    const closed = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await closed;
    return this.#acknowledged;
  }
}
