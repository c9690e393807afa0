// The browser's end of an event stream, played by the test.
import type { EventSourceLike } from '../api/follow-events.ts';

type Listener = (event: { readonly data?: unknown; readonly lastEventId?: string }) => void;

/** A stream whose events the test sends. */
export class FakeEventSource implements EventSourceLike {
  readonly url: string;
  readyState = 0;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(url: string) {
    this.url = url;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.readyState = 2;
  }

  /** Sends an event to the page. */
  emit(type: string, event: { readonly data?: unknown; readonly lastEventId?: string } = {}): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  /** Ends the stream as the browser does after an answer that is no stream: it does not try again. */
  refuse(): void {
    this.readyState = 2;
    this.emit('error');
  }
}
