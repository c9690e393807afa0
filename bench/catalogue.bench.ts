// What the AWS surface costs: the first command of a service in a fresh process, and memory.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CatalogueCosts, Growth } from './catalogue-process.ts';
import { milliseconds, quantile, type BenchFigure } from './figure.ts';

const RUNS = 11;
const PROCESS = fileURLToPath(new URL('catalogue-process.ts', import.meta.url));

/** Measures the catalogue, each time in a process of its own. */
export function benchCatalogue(): Promise<readonly BenchFigure[]> {
  const runs = Array.from({ length: RUNS }, () => run());
  const { memory, serviceCount } = run('--expose-gc');
  const figures = [
    { what: 'catalogue, opened in a fresh process, median', value: milliseconds(median(runs, 'openMs')) },
    { what: "catalogue, first load of EC2's service in a fresh process, median", value: milliseconds(median(runs, 'firstLoadMs')) },
  ];
  if (memory !== undefined) {
    figures.push(
      { what: 'catalogue, opened with nothing loaded: heap used, resident', value: growth(memory.opened) },
      { what: 'catalogue, with EC2 loaded: heap used, resident', value: growth(memory.ec2) },
      { what: `catalogue, with all ${serviceCount} services loaded: heap used, resident`, value: growth(memory.all) },
    );
  }
  return Promise.resolve(figures);
}

function run(...nodeArguments: readonly string[]): CatalogueCosts {
  return JSON.parse(execFileSync(process.execPath, [...nodeArguments, PROCESS], { encoding: 'utf8' })) as CatalogueCosts;
}

function median(runs: readonly CatalogueCosts[], name: 'openMs' | 'firstLoadMs'): number {
  return quantile(
    runs.map((each) => each[name]),
    0.5,
  );
}

function growth({ heapUsed, rss }: Growth): string {
  return `+${(heapUsed / 2 ** 20).toFixed(1)} MB, +${(rss / 2 ** 20).toFixed(1)} MB`;
}
