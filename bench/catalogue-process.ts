// What the catalogue costs in a process of its own, printed as one line of JSON; run by catalogue.bench.ts.
import { openCatalogue } from '../src/catalogue/open-catalogue.ts';
import type { Catalogue } from '../src/catalogue/service-model.ts';

/** What one process measured. */
export interface CatalogueCosts {
  readonly serviceCount: number;
  readonly openMs: number;
  /** Reading EC2's file and resolving one operation with its shapes. */
  readonly firstLoadMs: number;
  /** The same for each other service, where the process was started with `--each`. */
  readonly loadsMs: readonly number[];
  /** What the process grew by, in bytes, where it was started with `--expose-gc`. */
  readonly memory?: { readonly opened: Growth; readonly ec2: Growth; readonly all: Growth };
}

/** Growth since before the catalogue was opened. */
export interface Growth {
  readonly heapUsed: number;
  readonly rss: number;
}

function measure(): CatalogueCosts {
  const before = readMemory();
  const startedAt = performance.now();
  const catalogue = openCatalogue();
  const openedAt = performance.now();
  const opened = readMemory();
  const beginAt = performance.now();
  const operation = catalogue.service('ec2')?.operation('DescribeInstances');
  const firstLoadMs = performance.now() - beginAt;
  if (operation === undefined) throw new Error('the catalogue has no ec2 describe-instances');
  const loadsMs = process.argv.includes('--each') ? measureEach(catalogue) : [];
  const costs = { serviceCount: catalogue.services.length, openMs: openedAt - startedAt, firstLoadMs, loadsMs };
  if (globalThis.gc === undefined) return costs;
  const ec2 = readMemory();
  for (const { cliName } of catalogue.services) catalogue.service(cliName);
  return { ...costs, memory: { opened: grown(opened), ec2: grown(ec2), all: grown(readMemory()) } };

  function grown(now: Growth): Growth {
    return { heapUsed: now.heapUsed - before.heapUsed, rss: now.rss - before.rss };
  }
}

/** Each as its first command does it: read, and one operation resolved with its shapes. */
function measureEach(catalogue: Catalogue): readonly number[] {
  return catalogue.services.map(({ cliName }) => {
    const beginAt = performance.now();
    const service = catalogue.service(cliName);
    const [first] = service?.cliOperationNames ?? [];
    if (first === undefined || service?.operationOfCli(first) === undefined) throw new Error(`${cliName} has no operation`);
    return performance.now() - beginAt;
  });
}

function readMemory(): Growth {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss };
}

if (import.meta.main) console.log(JSON.stringify(measure()));
