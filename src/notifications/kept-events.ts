// Events of the backlog with what they were recognized as, kept in memory up to a bound: of what is beyond it, the disk has the only copy.
import type { Notification } from '../domain/notification.ts';
import type { RawEvent } from '../domain/raw-event.ts';

/** How many bytes of bodies are kept in memory. */
const KEPT_BYTES_MAX = 4 * 1024 * 1024;

/** An event that was looked at. */
export interface RecognizedEvent {
  readonly event: RawEvent;
  /** Absent where recognizing it breaks: the flow meets the same defect, and the event is set aside. */
  readonly notification?: Notification;
}

/** Keeps them. */
export class KeptEvents {
  readonly #events = new Map<string, RecognizedEvent>();
  #bytes = 0;

  /** Keeps one where there is room. */
  add(recognized: RecognizedEvent): void {
    const bytes = bytesOf(recognized.event);
    if (this.#bytes + bytes > KEPT_BYTES_MAX) return;
    this.#events.set(recognized.event.id, recognized);
    this.#bytes += bytes;
  }

  /** Finds one; undefined where there was no room. */
  find(eventId: string): RecognizedEvent | undefined {
    return this.#events.get(eventId);
  }

  /** Lets one go. */
  delete(event: RawEvent): void {
    if (this.#events.delete(event.id)) this.#bytes -= bytesOf(event);
  }
}

/** How large an event is in memory. */
export function bytesOf({ body, text }: RawEvent): number {
  return body.byteLength + text.length;
}
