// A store that takes every unit back once and runs it again, as one does that several processes share.
import type { Store, WriteUnit } from '../../storage/store.ts';

/** Takes a unit back. */
class TakenBack extends Error {}

/** Returns the store, with units that are run twice. */
export function runTwice(store: Store): Store {
  return {
    ...store,
    async write<Outcome>(unit: WriteUnit<Outcome>): Promise<Outcome> {
      const first = store.write(async (records) => {
        await unit(records);
        throw new TakenBack();
      });
      await first.catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error;
      });
      return store.write(unit);
    },
  };
}
