// The store held against a model of itself: plain lists, short enough to see that they are right.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../domain/errors.ts';
import type { RecordWriters } from './store.ts';
import { arbitraryUnit, runOperations, writeSeed } from './testing/arbitrary-unit.ts';
import type { Operation } from './testing/arbitrary-values.ts';
import { modelRecords } from './testing/model-records.ts';
import { emptyState } from './testing/model-state.ts';
import type { OpenedStore } from './testing/opened-store.ts';
import { readEverything } from './testing/read-everything.ts';

/** Compares the stores that `openStore` opens with the model, over arbitrary units. */
export function describeStoreModel(name: string, openStore: () => Promise<OpenedStore>): void {
  describe(`${name} beside a model`, () => {
    it('does what the model does, whatever units come together', { timeout: 120_000 }, async () => {
      const batches = fc.array(fc.array(arbitraryUnit(), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 12 });
      const property = fc.asyncProperty(batches, async (groups) => {
        const opened = await openStore();
        try {
          await compareWithModel(opened, groups);
        } finally {
          await opened.close();
        }
      });

      await expect(fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: 60_000 })).resolves.toBeUndefined();
    });
  });
}

/** Units that are handed in at once. */
type Group = readonly (readonly Operation[])[];

async function compareWithModel(opened: OpenedStore, groups: readonly Group[]): Promise<void> {
  const model = new Model();
  await model.write(writeSeed);
  await opened.store.write(writeSeed);
  for (const units of groups) {
    const expected = [];
    for (const unit of units) expected.push(await model.write((records) => runOperations(records, unit)));
    const actual = await Promise.allSettled(units.map((unit) => opened.store.write((records) => runOperations(records, unit))));

    expect(actual.map(describeOutcome)).toStrictEqual(expected.map(describeOutcome));
    expect(await readEverything(opened.store.records)).toStrictEqual(await readEverything(model.records));
  }
  const reopened = await opened.reopen();
  expect(await readEverything(reopened.records)).toStrictEqual(await readEverything(model.records));
}

class Model {
  #state = emptyState();

  get records(): RecordWriters {
    return modelRecords(this.#state);
  }

  async write(unit: (records: RecordWriters) => Promise<unknown>): Promise<PromiseSettledResult<unknown>> {
    const before = structuredClone(this.#state);
    const [outcome] = await Promise.allSettled([unit(this.records)]);
    if (outcome.status === 'rejected') this.#state = before;
    return outcome;
  }
}

/** Rules of the database break with its own words; everything else must be the same. */
function describeOutcome(outcome: PromiseSettledResult<unknown>): unknown {
  if (outcome.status === 'fulfilled') return { returned: outcome.value };
  const error: unknown = outcome.reason;
  if (error instanceof AppError) return { code: error.code };
  return { isItsOwnError: error instanceof Error && error.message === 'the unit fails by itself' };
}
