// The chart renderer: it starts its worker on demand, gives it one chart after the other, and ends it when nothing is asked for a while.
import type { Worker } from 'node:worker_threads';
import type { Chart } from '../../domain/chart.ts';
import { AppError } from '../../domain/errors.ts';
import { startWorker } from '../../lib/start-worker.ts';
import { setRealTimer } from '../../lib/timers.ts';
import type { ChartRenderer, ChartStyle } from '../chart-renderer.ts';
import { DrawingWorker, type DrawingLimits } from './drawing-worker.ts';

/** What a renderer allows itself. */
export interface VegaChartRendererOptions extends DrawingLimits {
  /** Without an order for so long, the worker ends; it holds some 100 MB. */
  readonly idleMs: number;
  /** So many orders wait at most; one more is refused as `overloaded`. */
  readonly maxWaiting: number;
  readonly startThread: () => Worker;
}

/** A chart takes 20 to 100 ms, so the last of the queue waits a few seconds at most. */
const MAX_WAITING_ORDERS = 64;
const IDLE_MS = 30_000;
const DRAW_LIMIT_MS = 5000;
/** Loading Vega takes 0.4 s on two idle cores; a loaded machine gets a multiple of it. */
const START_LIMIT_MS = 20_000;
/** Twice what a chart of several thousand points was seen to need. */
const WORKER_MEMORY_MB = 256;
/** Smaller pictures hold no text, larger ones are no use in a chat. */
const MIN_SIDE_PIXELS = 200;
const MAX_SIDE_PIXELS = 2400;

const defaults: VegaChartRendererOptions = {
  idleMs: IDLE_MS,
  drawLimitMs: DRAW_LIMIT_MS,
  startLimitMs: START_LIMIT_MS,
  maxWaiting: MAX_WAITING_ORDERS,
  setTimer: setRealTimer,
  startThread: () =>
    startWorker(new URL('draw-chart.worker.ts', import.meta.url), {
      name: 'draw-chart',
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    }),
};

/** Draws charts with Vega-Lite in one worker thread. */
export class VegaChartRenderer implements ChartRenderer {
  readonly #options: VegaChartRendererOptions;
  #worker: DrawingWorker | undefined;
  #lastDrawing: Promise<unknown> = Promise.resolve();
  #orderCount = 0;
  #isClosed = false;
  #cancelIdleTimer = (): void => undefined;

  /** Takes what differs from the defaults. */
  constructor(options: Partial<VegaChartRendererOptions> = {}) {
    this.#options = { ...defaults, ...options };
  }

  renderSvg(chart: Chart, style: ChartStyle): Promise<string> {
    return this.#inTurn((worker) => worker.draw({ chart, style: withinBounds(style) }));
  }

  renderPng(chart: Chart, style: ChartStyle): Promise<Uint8Array> {
    return this.#inTurn((worker) => worker.drawPng({ chart, style: withinBounds(style) }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelIdleTimer();
    await this.#worker?.end();
    await this.#lastDrawing;
  }

  async #inTurn<Picture>(draw: (worker: DrawingWorker) => Promise<Picture>): Promise<Picture> {
    if (this.#isClosed) throw new AppError('stopping');
    if (this.#orderCount > this.#options.maxWaiting) throw new AppError('overloaded', 'too many charts are waiting to be drawn');
    this.#orderCount += 1;
    const drawing = this.#lastDrawing.then(() => this.#draw(draw));
    this.#lastDrawing = drawing.catch(() => undefined);
    try {
      return await drawing;
    } finally {
      this.#orderCount -= 1;
      if (this.#orderCount === 0) this.#endWhenIdle();
    }
  }

  async #draw<Picture>(draw: (worker: DrawingWorker) => Promise<Picture>): Promise<Picture> {
    if (this.#isClosed) throw new AppError('stopping');
    this.#cancelIdleTimer();
    try {
      return await draw(this.#takeWorker());
    } catch (cause) {
      if (this.#isClosed) throw new AppError('stopping', '', { cause });
      throw new AppError('internal', 'the chart could not be drawn', { cause });
    }
  }

  /** Returns the running worker, or a new one where there is none or it has crashed. */
  #takeWorker(): DrawingWorker {
    if (this.#worker === undefined || this.#worker.hasEnded) this.#worker = new DrawingWorker(this.#options.startThread(), this.#options);
    return this.#worker;
  }

  #endWhenIdle(): void {
    this.#cancelIdleTimer();
    this.#cancelIdleTimer = this.#options.setTimer(() => {
      const idleWorker = this.#worker;
      this.#worker = undefined;
      void idleWorker?.end();
    }, this.#options.idleMs);
  }
}

function withinBounds(style: ChartStyle): ChartStyle {
  return { ...style, width: boundSide(style.width), height: boundSide(style.height) };
}

function boundSide(pixels: number): number {
  return Math.round(Math.max(MIN_SIDE_PIXELS, Math.min(MAX_SIDE_PIXELS, pixels)));
}
