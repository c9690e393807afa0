// A store whose next write a test holds up, to let something else happen just before or just after its commit.
import type { Store } from '../../storage/store.ts';

/** Holds up one write. */
interface Gate {
  /** Resolves once the write waits here. */
  readonly reached: Promise<void>;
  open(): void;
}

/** The store, and the gates of its next write. */
export interface GatedStore extends Store {
  /** Lets the next write wait before its unit is handed in. */
  holdUpBefore(): Gate;
  /** Lets the next write wait after its commit. */
  holdUpAfter(): Gate;
}

/** Puts gates before and behind a store. */
export function gateStore(store: Store): GatedStore {
  const before: (() => Promise<void>)[] = [];
  const after: (() => Promise<void>)[] = [];
  function addGate(gates: (() => Promise<void>)[]): Gate {
    const reached = Promise.withResolvers<void>();
    const opened = Promise.withResolvers<void>();
    gates.push(() => {
      reached.resolve();
      return opened.promise;
    });
    return { reached: reached.promise, open: opened.resolve };
  }
  return {
    ...store,
    holdUpBefore: () => addGate(before),
    holdUpAfter: () => addGate(after),
    async write(unit) {
      const waitAfter = after.shift();
      await before.shift()?.();
      const outcome = await store.write(unit);
      await waitAfter?.();
      return outcome;
    },
  };
}
