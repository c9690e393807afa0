// Tells the open pages of this process what has just been posted or edited.
import type { WebMessage } from '../../storage/web-message-records.ts';

/** Hears of every message after its commit. */
export type WebMessageListener = (message: WebMessage) => void;

/** A list of listeners. */
export class WebMessageFeed {
  readonly #listeners = new Set<WebMessageListener>();

  /** Adds a listener; the returned function takes it away. */
  subscribe(listener: WebMessageListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Hands a message to every listener. */
  publish(message: WebMessage): void {
    for (const listener of this.#listeners) listener(message);
  }
}
