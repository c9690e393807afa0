// A call for one who waits for news: however often it comes meanwhile, it counts once, and none is lost.

/** Wakes the one who waits. */
export class WakeUpCall {
  #next = Promise.withResolvers<undefined>();

  /** Wakes whoever waits now, or next. */
  wake(): void {
    this.#next.resolve(undefined);
  }

  /** Resolves at the first call since the last time. */
  async next(): Promise<void> {
    await this.#next.promise;
    this.#next = Promise.withResolvers<undefined>();
  }
}
