// How long the first page takes after the start of the process, and what the process weighs when idle.
import { setTimeout as sleep } from 'node:timers/promises';
import { milliseconds, quantile, type BenchFigure } from './figure.ts';
import { startServerProcess } from '../test/server-process.ts';

const RUNS = 5;
const IDLE_MS = 5_000;

/** Measures starts; the first one fills the compile cache and is not counted. */
export async function benchStartUp(): Promise<readonly BenchFigure[]> {
  const firstPages: number[] = [];
  let idle = 0;
  for (let run = 0; run <= RUNS; run += 1) {
    const startedAt = performance.now();
    const server = await startServerProcess();
    const page = await fetch(`${server.url}/`);
    await page.text();
    if (!page.ok) throw new Error(`the page answered ${page.status}`);
    if (run > 0) firstPages.push(performance.now() - startedAt);
    if (run === RUNS) {
      await sleep(IDLE_MS);
      idle = await server.residentMegabytes();
    }
    await server.stop();
  }
  return [
    { what: 'first page after process start, median', value: milliseconds(quantile(firstPages, 0.5)) },
    { what: 'first page after process start, slowest of 5', value: milliseconds(Math.max(...firstPages)) },
    { what: 'resident memory, idle for 5 s', value: `${idle.toFixed(0)} MB` },
  ];
}
