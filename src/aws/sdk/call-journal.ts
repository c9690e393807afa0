// What became of one call on the wire: whether AWS may have received it, and which answers are still open.
import type { Readable } from 'node:stream';

/** Written by the request handler during a call, read when it has ended. */
export class CallJournal {
  #wasSent = false;
  #isUnderWay = false;
  #host: string | undefined;
  readonly #bodies: Readable[] = [];

  /** True where AWS may have received the request, whatever became of the answer. */
  get wasSent(): boolean {
    return this.#wasSent || this.#isUnderWay;
  }

  /** The host of the newest attempt, with its port where it is not the usual one; undefined where none began. */
  get host(): string | undefined {
    return this.#host;
  }

  /** An attempt begins: from here on it may reach AWS. */
  begin(host: string): void {
    this.#host = host;
    this.#isUnderWay = true;
  }

  /** An attempt ended; `reached` is false where no connection came about. */
  end(reached: boolean): void {
    this.#isUnderWay = false;
    this.#wasSent ||= reached;
  }

  /** Remembers the body of an answer, to be closed with the call. */
  opened(body: Readable): void {
    this.#bodies.push(body);
  }

  /** Closes what was not read to its end, so that no connection stays open behind it. */
  close(): void {
    for (const body of this.#bodies) body.destroy();
  }
}
