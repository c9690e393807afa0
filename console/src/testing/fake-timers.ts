// Timers that go off when the test says so.

/** Timers under the test's control. */
export interface FakeTimers {
  setTimer(callback: () => void, delayMs: number): () => void;
  /** The delays of the timers that are set. */
  delays(): readonly number[];
  /** Lets every timer that is set go off. */
  fire(): void;
}

/** Makes the timers. */
export function createFakeTimers(): FakeTimers {
  const timers = new Map<symbol, { readonly callback: () => void; readonly delayMs: number }>();
  return {
    setTimer: (callback, delayMs) => {
      const key = Symbol('timer');
      timers.set(key, { callback, delayMs });
      return () => {
        timers.delete(key);
      };
    },
    delays: () => [...timers.values()].map(({ delayMs }) => delayMs),
    fire: () => {
      const set = [...timers.values()];
      timers.clear();
      for (const { callback } of set) callback();
    },
  };
}
