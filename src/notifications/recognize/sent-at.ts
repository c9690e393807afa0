// When an event was sent, for events that do not say when they happened.
import type { RecognitionSubject } from './recognition-subject.ts';

/** Returns the sender's own time of sending, ISO 8601; undefined where there is none. */
export function sentAt({ event }: RecognitionSubject): string | undefined {
  const { sentAt: date } = event;
  // An invalid date throws when it is written out.
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
