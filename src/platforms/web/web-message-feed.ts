// Tells the open pages of this process that something has just been posted or edited, here or by another node.
import type { WebMessage } from '../../storage/web-message-records.ts';

/** Hears of every message of this process after its commit; of those of others only that there are some. */
export type WebMessageListener = (message: WebMessage | undefined) => void;

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

  /** Tells every listener that another node has posted or edited something. */
  wake(): void {
    for (const listener of this.#listeners) listener(undefined);
  }
}
