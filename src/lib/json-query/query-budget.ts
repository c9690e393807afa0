// Bounds what a query may cost: a few signs of JMESPath can double a value a hundred times.

/** Work that one query may do; a value of a megabyte passed through twenty selections is a tenth of it. */
const WORK_MAX = 20_000_000;

/** Largest value that a query may make, in nodes and eighths of characters: a hundred times what is shown. */
const SIZE_MAX = 4_000_000;

/** How many characters of text cost as much as a node. */
const CHARACTERS_PER_NODE = 8;

/** A query that costs more than it may. */
export class QueryTooCostly extends Error {}

/** What is left of the work that one query may do. */
export class QueryBudget {
  #left = WORK_MAX;
  readonly #sizes = new WeakMap<object, number>();

  /** Takes from what is left; throws `QueryTooCostly` where nothing is. */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new QueryTooCostly();
  }

  /** Measures a value, each part once; throws `QueryTooCostly` where it is larger than a value may be. */
  measure(value: unknown): number {
    const size = this.#sizeOf(value);
    if (size > SIZE_MAX) throw new QueryTooCostly();
    return size;
  }

  #sizeOf(value: unknown): number {
    if (typeof value === 'string') return 1 + value.length / CHARACTERS_PER_NODE;
    if (typeof value !== 'object' || value === null) return 1;
    const known = this.#sizes.get(value);
    if (known !== undefined) return known;
    let size = 1;
    if (Array.isArray(value)) for (const part of value) size += this.#sizeOf(part);
    else
      for (const name of Object.keys(value))
        size += name.length / CHARACTERS_PER_NODE + this.#sizeOf((value as Record<string, unknown>)[name]);
    this.#sizes.set(value, size);
    return size;
  }
}
