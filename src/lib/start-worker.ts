// Starts worker threads, from the TypeScript sources as well as from the JavaScript built out of them.
import { getCompileCacheDir } from 'node:module';
import path from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';

/** What a worker may have besides its code. */
export interface WorkerAllowance {
  /** Shown by debuggers and in crash reports. */
  readonly name: string;
  readonly resourceLimits?: ResourceLimits;
  readonly workerData?: unknown;
}

// Match: draw-chart.worker.ts. Near miss: draw-chart.worker.tsx.
const TYPESCRIPT_ENDING = /\.ts$/;

/** Returns where a module really is: beside sources its own address, beside built files the one that ends in `.js`. */
export function locateModule(source: URL, neighborUrl: string): URL {
  const located = new URL(source);
  if (!TYPESCRIPT_ENDING.test(neighborUrl)) located.pathname = located.pathname.replace(TYPESCRIPT_ENDING, '.js');
  return located;
}

/** Starts the worker of a module named by its TypeScript address, for example `new URL('./draw-chart.worker.ts', import.meta.url)`. */
export function startWorker(source: URL, allowance: WorkerAllowance): Worker {
  const cacheFolder = getCompileCacheDir();
  return new Worker(locateModule(source, import.meta.url), {
    ...allowance,
    // The flags of the process (`--watch`, `--inspect`, loaders of a test runner) are not the worker's.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // A worker gets no environment, so no secret from it; the compile cache is not shared with workers by itself.
    env: cacheFolder === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(cacheFolder) },
  });
}
