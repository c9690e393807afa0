// A value that can be watched: what the pages' state is made of.

/** Hears of the new value. */
type StoreListener<Value> = (value: Value) => void;

/** A value with listeners. */
export interface Store<Value> {
  read(): Value;
  /** Sets the value; the same value again tells nobody. */
  write(value: Value): void;
  /** Adds a listener; the returned function takes it away. */
  subscribe(listener: StoreListener<Value>): () => void;
}

/** Makes a store. */
export function createStore<Value>(initial: Value): Store<Value> {
  const listeners = new Set<StoreListener<Value>>();
  let current = initial;
  return {
    read: () => current,
    write: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener(value);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
