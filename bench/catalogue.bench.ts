// What the AWS surface costs: the first command of a service in a fresh process, and memory.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import { BrowserSession } from '../test/e2e/browser-session.ts';
import { startServerProcess } from '../test/server-process.ts';
import type { CatalogueCosts, Growth } from './catalogue-process.ts';
import { milliseconds, quantile, under, type BenchFigure } from './figure.ts';

const RUNS = 11;

/** How many processes load each service once. */
const RUNS_OF_EACH = 3;

const PROCESS = fileURLToPath(new URL('catalogue-process.ts', import.meta.url));

const EC2_TARGET_MS = 40;
const SERVICE_TARGET_MS = 10;
const RESIDENT_TARGET_MB = 400;

/** Measures the catalogue, each time in a process of its own, and in a running server. */
export async function benchCatalogue(): Promise<readonly BenchFigure[]> {
  const runs = Array.from({ length: RUNS }, () => run([]));
  const each = Array.from({ length: RUNS_OF_EACH }, () => run([], ['--each'])).flatMap(({ loadsMs }) => loadsMs);
  const { memory, serviceCount } = run(['--expose-gc']);
  const figures: BenchFigure[] = [
    { what: 'catalogue, opened in a fresh process, median', value: milliseconds(median(runs, 'openMs')) },
    under("catalogue, first load of EC2's service in a fresh process, median", median(runs, 'firstLoadMs'), EC2_TARGET_MS),
    under(`catalogue, first load of a service, median of all ${serviceCount}`, quantile(each, 0.5), SERVICE_TARGET_MS),
    { what: `catalogue, first load of a service, p99 of all ${serviceCount}`, value: milliseconds(quantile(each, 0.99)) },
  ];
  if (memory !== undefined) {
    figures.push(
      { what: 'catalogue, opened with nothing loaded: heap used, resident', value: growth(memory.opened) },
      { what: 'catalogue, with EC2 loaded: heap used, resident', value: growth(memory.ec2) },
      { what: `catalogue, with all ${serviceCount} services loaded: heap used, resident`, value: growth(memory.all) },
    );
  }
  return [...figures, await measureServer()];
}

/** A command of each service is completed, which loads the service and tells the arguments of the command. */
async function measureServer(): Promise<BenchFigure> {
  const server = await startServerProcess();
  const browser = await BrowserSession.signIn(server.signInUrl);
  const catalogue = openCatalogue();
  const { services } = catalogue;
  for (const { cliName } of services) {
    const text = `${cliName} ${catalogue.service(cliName)?.cliOperationNames[0] ?? ''} --`;
    const answered = await browser.post('/api/completions', { text, cursor: text.length });
    if (!answered.ok) throw new Error(`the server answered ${answered.status}: ${await answered.text()}`);
    await answered.arrayBuffer();
  }
  const resident = await server.residentMegabytes();
  await server.stop();
  return {
    what: `the server, with all ${services.length} services loaded: resident`,
    value: `${resident.toFixed(0)} MB`,
    target: { text: `under ${RESIDENT_TARGET_MB} MB`, isMet: resident < RESIDENT_TARGET_MB },
  };
}

function run(nodeArguments: readonly string[], ownArguments: readonly string[] = []): CatalogueCosts {
  return JSON.parse(execFileSync(process.execPath, [...nodeArguments, PROCESS, ...ownArguments], { encoding: 'utf8' })) as CatalogueCosts;
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
