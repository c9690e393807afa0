// What has come to the backlog and was not looked at yet. Each is kept whole until then, which is why there are bounds.

/** How many are kept at most: while the flow is held up, the oldest of more are looked at as they come. */
const KEPT_MAX = 1_000;

/** How many bytes of theirs: usual events reach the number first, a thousand of 256 KB (the largest SNS message) would take half a gigabyte. */
const KEPT_MAX_BYTES = 8 * 1024 * 1024;

interface Newcomer {
  /** Looks at it, and gives it its place in the order. */
  readonly look: () => void;
  readonly bytes: number;
}

/** Keeps them in the order in which they came. */
export class BacklogNewcomers {
  readonly #waiting: Newcomer[] = [];
  #bytes = 0;

  get size(): number {
    return this.#waiting.length;
  }

  /** Adds one that is so large in memory. */
  add(look: () => void, bytes = 0): void {
    this.#waiting.push({ look, bytes });
    this.#bytes += bytes;
    while (this.#waiting.length > KEPT_MAX || this.#bytes > KEPT_MAX_BYTES) this.lookAt(1);
  }

  /** Looks at the oldest ones. */
  lookAt(count: number): void {
    for (const { look, bytes } of this.#waiting.splice(0, count)) {
      this.#bytes -= bytes;
      look();
    }
  }
}
