// A store of which single writes fail, as they do when the disk is full.
import { AppError } from '../../domain/errors.ts';
import type { Store } from '../../storage/store.ts';

/** The store, and which of its writes fail. */
export interface FailingStore extends Store {
  /** How many writes were asked for since the last `failOn`. */
  readonly writeCount: number;
  /** Lets the writes of these numbers fail, counted from 1 from now on; nothing of them is left behind. */
  failOn(...numbers: readonly number[]): void;
}

/** Wraps a store. */
export function makeFailing(store: Store): FailingStore {
  let numbers: ReadonlySet<number> = new Set();
  let count = 0;
  return {
    records: store.records,
    isHealthy: () => store.isHealthy(),
    close: () => store.close(),
    get writeCount() {
      return count;
    },
    failOn(...failing) {
      numbers = new Set(failing);
      count = 0;
    },
    async write(unit) {
      count += 1;
      if (numbers.has(count)) throw new AppError('store-full');
      return store.write(unit);
    },
  };
}
