// One worker thread from its start to its end: it draws one order at a time, and a time limit ends it.
import type { Worker } from 'node:worker_threads';
import type { SetTimer } from '../../lib/timers.ts';
import type { DrawingOrder, DrawingReport } from './drawing-protocol.ts';

/** How long a worker may take, and who counts the time. */
export interface DrawingLimits {
  /** From the start of the thread until its modules are loaded. */
  readonly startLimitMs: number;
  readonly drawLimitMs: number;
  readonly setTimer: SetTimer;
}

/** A worker thread that draws; after `hasEnded` it is of no more use. */
export class DrawingWorker {
  readonly #worker: Worker;
  readonly #limits: DrawingLimits;
  readonly #ready: Promise<void>;
  #settle: { resolve: (report: DrawingReport) => void; reject: (failure: Error) => void } | undefined;
  #hasEnded = false;

  /** Takes a thread that has just been started. */
  constructor(worker: Worker, limits: DrawingLimits) {
    this.#worker = worker;
    this.#limits = limits;
    worker.on('message', (report: DrawingReport) => this.#settle?.resolve(report));
    worker.on('messageerror', (failure) => this.#end(failure));
    worker.on('error', (failure) => this.#end(failure instanceof Error ? failure : new Error(String(failure))));
    worker.on('exit', (code) => this.#end(new Error(`the worker ended with exit code ${String(code)}`)));
    this.#ready = this.#await(limits.startLimitMs).then(() => undefined);
    // The failure is met by the first order; without orders nobody need hear of it.
    this.#ready.catch(() => undefined);
  }

  /** True once the thread has ended or is being ended. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Draws one chart; rejects where it cannot be drawn, takes too long, or the thread ends. Only one order at a time. */
  async draw(order: DrawingOrder): Promise<string> {
    const report = await this.#order(order);
    if (report.kind === 'drawn') return report.svg;
    throw failureOf(report);
  }

  /** Draws one chart as PNG, under the same conditions. */
  async drawPng(order: Omit<DrawingOrder, 'form'>): Promise<Uint8Array> {
    const report = await this.#order({ ...order, form: 'png' });
    if (report.kind === 'drawn-png') return report.png;
    throw failureOf(report);
  }

  async #order(order: DrawingOrder): Promise<DrawingReport> {
    this.#worker.ref();
    try {
      await this.#ready;
      this.#worker.postMessage(order);
      return await this.#await(this.#limits.drawLimitMs);
    } finally {
      // An idle worker does not keep the process alive.
      this.#worker.unref();
    }
  }

  /** Ends the thread and gives its memory back. */
  async end(): Promise<void> {
    this.#end(new Error('the worker was ended'));
    await this.#worker.terminate();
  }

  async #await(limitMs: number): Promise<DrawingReport> {
    const { promise, resolve, reject } = Promise.withResolvers<DrawingReport>();
    if (this.#hasEnded) reject(new Error('the worker has ended'));
    this.#settle = { resolve, reject };
    const cancelTimer = this.#limits.setTimer(() => {
      this.#end(new Error(`the worker did not answer within ${String(limitMs)} ms`));
      void this.#worker.terminate();
    }, limitMs);
    try {
      return await promise;
    } finally {
      cancelTimer();
      this.#settle = undefined;
    }
  }

  #end(failure: Error): void {
    this.#hasEnded = true;
    this.#settle?.reject(failure);
  }
}

function failureOf(report: DrawingReport): Error {
  return new Error(report.kind === 'failed' ? report.reason : 'the worker answered out of turn');
}
