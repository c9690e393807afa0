// The streams that are open, so that a sign-out or a stop reaches them.
import type { EventStream } from './event-stream.ts';

/** Open streams with the session that each belongs to. */
export class StreamRegistry {
  readonly #sessionKeys = new Map<EventStream, string | undefined>();

  /** Adds a stream until it closes; one without session belongs to the admin socket. */
  add(stream: EventStream, sessionKey: string | undefined): void {
    this.#sessionKeys.set(stream, sessionKey);
    stream.onClose(() => this.#sessionKeys.delete(stream));
  }

  /** Ends the streams of a session that has ended. */
  endOfSession(sessionKey: string): void {
    for (const [stream, key] of this.#sessionKeys) if (key === sessionKey) stream.end();
  }

  /** Ends every stream. */
  endAll(): void {
    for (const stream of this.#sessionKeys.keys()) stream.end();
  }
}
