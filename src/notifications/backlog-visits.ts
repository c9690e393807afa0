// Events that came by another way than the backlog and wait in it for their turn: whoever handed them in waits for the answer, so they
// are on no disk yet.

interface Visit {
  readonly run: () => Promise<void>;
  readonly giveUp: (error: Error) => void;
}

/** A piece of work that waits. */
interface WaitingWork<Outcome> {
  readonly id: string;
  /** Resolves and rejects as the work does; rejects where it is given up before its turn. */
  readonly outcome: Promise<Outcome>;
}

/** Keeps them. */
export class BacklogVisits {
  readonly #waiting = new Map<string, Visit>();
  #count = 0;

  /** Lets work wait for its turn. */
  wait<Outcome>(work: () => Promise<Outcome>): WaitingWork<Outcome> {
    this.#count += 1;
    const id = `visit ${this.#count}`;
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.set(id, { run: () => work().then(resolve, reject), giveUp: reject });
    return { id, outcome: promise };
  }

  /** Tells whether work of this id waits. */
  has(id: string): boolean {
    return this.#waiting.has(id);
  }

  /** Does it; resolves when it has ended, however it did. */
  async run(id: string): Promise<void> {
    const visit = this.#waiting.get(id);
    this.#waiting.delete(id);
    await visit?.run();
  }

  /** Tells whoever waits under an id, or all that wait, that their turn will not come. */
  giveUp(error: Error, id?: string): void {
    for (const one of id === undefined ? [...this.#waiting.keys()] : [id]) {
      this.#waiting.get(one)?.giveUp(error);
      this.#waiting.delete(one);
    }
  }
}
