// One open connection of server-sent events. It writes no faster than its reader reads, and cuts off a reader that has stopped.
import type { ServerResponse } from 'node:http';

/** How often a comment is sent, so that proxies and browsers see the connection alive. */
export const HEARTBEAT_MS = 15_000;

/** A stream to one page. */
export class EventStream {
  readonly #response: ServerResponse;
  readonly #isStillAllowed: () => Promise<boolean>;
  readonly #closeCallbacks: (() => void)[] = [];
  #isClosed: boolean;
  #hasDrained = true;

  /** Sends the head at once; `isStillAllowed` is asked at every heartbeat, and the stream ends where it says no. */
  constructor(response: ServerResponse, isStillAllowed: () => Promise<boolean>) {
    this.#response = response;
    this.#isStillAllowed = isStillAllowed;
    // Who went away while the request was looked at has had its `close` event already.
    this.#isClosed = response.destroyed;
    response.once('close', () => {
      this.#isClosed = true;
      for (const callback of this.#closeCallbacks) callback();
    });
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(': connected\n\n');
    response.on('drain', () => {
      this.#hasDrained = true;
    });
    const heartbeat = setInterval(() => void this.#beat(), HEARTBEAT_MS);
    heartbeat.unref();
    this.onClose(() => {
      clearInterval(heartbeat);
    });
  }

  /** False from the moment on which nothing more will be sent. */
  get isOpen(): boolean {
    return !this.#response.destroyed && !this.#response.writableEnded;
  }

  /** Writes, and resolves once there is room for more, or once the stream is closed. */
  async send(text: string): Promise<void> {
    if (!this.isOpen || this.#response.write(text)) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const goOn = (): void => {
      this.#response.off('drain', goOn).off('close', goOn);
      resolve(undefined);
    };
    this.#response.once('drain', goOn).once('close', goOn);
    await promise;
  }

  /** Ends the stream after what has been written. */
  end(): void {
    if (this.isOpen) this.#response.end();
  }

  /** Cuts the stream off: the page notices that it missed something, and comes again. */
  cut(): void {
    this.#response.destroy();
  }

  /** Calls back once the connection is gone; at once where it is gone already. */
  onClose(callback: () => void): void {
    if (this.#isClosed) callback();
    else this.#closeCallbacks.push(callback);
  }

  /** Ends the stream where it is not allowed any more; a check that fails is a no. */
  async endUnlessAllowed(): Promise<void> {
    if (!(await this.#isStillAllowed().catch(() => false))) this.end();
  }

  async #beat(): Promise<void> {
    // Full for a whole heartbeat: nobody reads at the other end, and what waits would wait in memory for ever.
    if (this.#response.writableNeedDrain && !this.#hasDrained) {
      this.cut();
      return;
    }
    if (this.#response.writableNeedDrain) this.#hasDrained = false;
    else if (this.isOpen) this.#response.write(': alive\n\n');
    await this.endUnlessAllowed();
  }
}
