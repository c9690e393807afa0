// A process that fills the disk of a data folder through the store, frees some space, writes on, and reports in JSON.
// Usage: node fill-disk.ts FOLDER, on a file system of a few megabytes.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAppError } from '../../../domain/errors.ts';
import { createSqliteStore } from '../index.ts';
import { findNumbered, writeNumbered } from './numbered-unit.ts';

/** What the process found out. */
export interface FillDiskReport {
  readonly acknowledged: number;
  /** The codes of the errors that the units got while the disk was full, each once. */
  readonly refusals: readonly string[];
  readonly isHealthyWhileFull: boolean;
  readonly isHealthyAfterwards: boolean;
  /** What the store has of each acknowledged unit, each once; before and after it was closed and opened again. */
  readonly ofAcknowledged: readonly string[];
  readonly ofRefused: readonly string[];
}

const BALLAST_BYTES = 1_000_000;
/** Far more than the file system holds. */
const MAX_UNITS = 5_000;
const UNITS_AT_ONCE = 10;
const REFUSALS_WANTED = 30;

const [, , mount = ''] = process.argv;
const dataFolder = path.join(mount, 'data');
const ballast = path.join(mount, 'ballast');
const acknowledged: number[] = [];
const refused: number[] = [];
const refusals = new Set<string>();

writeFileSync(ballast, Buffer.alloc(BALLAST_BYTES, 1));
let store = await createSqliteStore({ dataFolder });
for (let first = 0; first < MAX_UNITS && refused.length < REFUSALS_WANTED; first += UNITS_AT_ONCE) await writeSome(first);
const isHealthyWhileFull = await store.isHealthy();

rmSync(ballast);
const isHealthyAfterwards = await store.isHealthy();
await writeSome(MAX_UNITS);
const before = await whatIsThere();
await store.close();
store = await createSqliteStore({ dataFolder });
const after = await whatIsThere();
await store.close();

const report: FillDiskReport = {
  acknowledged: acknowledged.length,
  refusals: [...refusals],
  isHealthyWhileFull,
  isHealthyAfterwards,
  ofAcknowledged: [...new Set([...before.ofAcknowledged, ...after.ofAcknowledged])],
  ofRefused: [...new Set([...before.ofRefused, ...after.ofRefused])],
};
process.stdout.write(JSON.stringify(report));

async function writeSome(first: number): Promise<void> {
  await Promise.all(Array.from({ length: UNITS_AT_ONCE }, (_, index) => write(first + index)));
}

async function write(number: number): Promise<void> {
  try {
    await writeNumbered(store, number);
    acknowledged.push(number);
  } catch (error) {
    refused.push(number);
    refusals.add(isAppError(error) ? error.code : String(error));
  }
}

async function whatIsThere(): Promise<Pick<FillDiskReport, 'ofAcknowledged' | 'ofRefused'>> {
  const find = (number: number): Promise<string> => findNumbered(store.records, number);
  return { ofAcknowledged: await Promise.all(acknowledged.map(find)), ofRefused: await Promise.all(refused.map(find)) };
}
