// How many units of work the store was given and has not finished: what doors turn requests away by.
import type { Store, UnitTraits, WriteUnit } from '../storage/store.ts';

/** A store, and how much waits in it. */
export interface MeasuredStore {
  readonly store: Store;
  readonly countWaiting: () => number;
}

/** Counts what goes through a store. */
export function measureWrites(store: Store): MeasuredStore {
  let waitingCount = 0;
  const finish = (): void => {
    waitingCount -= 1;
  };
  return {
    countWaiting: () => waitingCount,
    store: {
      ...store,
      write: <Outcome>(unit: WriteUnit<Outcome>, traits?: UnitTraits): Promise<Outcome> => {
        waitingCount += 1;
        const written = store.write(unit, traits);
        written.then(finish, finish);
        return written;
      },
    },
  };
}
