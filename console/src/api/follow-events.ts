// Follows the server's event stream for as long as the page lives: the browser resumes after short breaks by itself,
// this resumes after the others (an answer that is no stream, a device that slept).
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { readPendingCount, readStreamMessage } from './read-stream-event.ts';

/** Whether events arrive at the moment. */
export type Connection = 'connecting' | 'live' | 'reconnecting';

/** The part of the browser's EventSource that is used. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void): void;
  close(): void;
}

/** What following needs and whom it tells. */
export interface EventListeners {
  openSource(url: string): EventSourceLike;
  /** Sets a timer; the returned function takes it back. */
  setTimer(callback: () => void, delayMs: number): () => void;
  onMessage(message: WebChannelMessage): void;
  onPendingCount(pendingCount: number): void;
  onConnection(connection: Connection): void;
  /** Hears that the server answered without a stream: it may have forgotten who is signed in. */
  onStreamRefused(): void;
}

/** A stream that is being followed. */
export interface EventFollower {
  /** Opens a fresh connection that goes on after the last event seen. */
  restart(): void;
  close(): void;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;
// EventSource.CLOSED of the HTML standard; the browser does not try again by itself.
const CLOSED = 2;

/** Follows the stream from after `revision`. */
export function followEvents(revision: number, listeners: EventListeners): EventFollower {
  let lastRevision = revision;
  let attemptCount = 0;
  let isClosed = false;
  let source: EventSourceLike | undefined;
  let takeBackRetry = (): void => undefined;

  function open(): void {
    takeBackRetry();
    source?.close();
    const opened = listeners.openSource(`/api/stream?after=${lastRevision}`);
    source = opened;
    // A closed source can still have events under way; only the present one is heard.
    const hear = (type: string, listener: (event: { readonly data?: unknown; readonly lastEventId?: string }) => void): void => {
      opened.addEventListener(type, (event) => {
        if (source === opened && !isClosed) listener(event);
      });
    };
    hear('open', () => {
      attemptCount = 0;
      listeners.onConnection('live');
    });
    hear('message', ({ data, lastEventId }) => {
      lastRevision = newerRevision(lastRevision, lastEventId);
      const message = readStreamMessage(String(data));
      if (message !== undefined) listeners.onMessage(message);
    });
    hear('topics', ({ data }) => {
      const pendingCount = readPendingCount(String(data));
      if (pendingCount !== undefined) listeners.onPendingCount(pendingCount);
    });
    hear('error', () => {
      listeners.onConnection('reconnecting');
      if (opened.readyState !== CLOSED) return;
      listeners.onStreamRefused();
      takeBackRetry = listeners.setTimer(open, Math.min(FIRST_RETRY_MS * 2 ** attemptCount, LONGEST_RETRY_MS));
      attemptCount += 1;
    });
  }

  open();
  return {
    restart: () => {
      if (!isClosed) open();
    },
    close: () => {
      isClosed = true;
      takeBackRetry();
      source?.close();
    },
  };
}

function newerRevision(known: number, eventId: string | undefined): number {
  const revision = Number(eventId);
  return Number.isSafeInteger(revision) ? Math.max(known, revision) : known;
}
