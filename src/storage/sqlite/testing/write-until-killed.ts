// A process that writes to the store of a data folder until it is killed, and says which units were acknowledged.
// Usage: node write-until-killed.ts FOLDER FIRST_NUMBER
import { writeNumbered } from './numbered-unit.ts';
import { createSqliteStore } from '../index.ts';

/** Several at a time, so that units share commits. */
const WRITERS = 8;

const [, , dataFolder = '', first = '0'] = process.argv;
const store = await createSqliteStore({ dataFolder });
let next = Number(first);

async function writeOn(): Promise<never> {
  for (;;) {
    const number = next;
    next += 1;
    await writeNumbered(store, number);
    process.stdout.write(`${number}\n`);
  }
}

await Promise.all(Array.from({ length: WRITERS }, writeOn));
