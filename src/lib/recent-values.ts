// A bounded map that forgets what was used longest ago.

/** Keeps at most a given number of values. */
export class RecentValues<Key, Value> {
  readonly #capacity: number;
  readonly #values = new Map<Key, Value>();

  /** Takes how many values are kept. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Returns the value and counts it as used now. */
  get(key: Key): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  /** Keeps a value; the one used longest ago goes when there are too many. */
  set(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.#capacity) return;
    const oldest = this.#values.keys().next();
    if (oldest.done !== true) this.#values.delete(oldest.value);
  }

  /** Forgets a value. */
  delete(key: Key): void {
    this.#values.delete(key);
  }

  /** How many values are kept. */
  get size(): number {
    return this.#values.size;
  }
}
