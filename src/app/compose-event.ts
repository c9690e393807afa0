// From an event's bytes to its message, without store and channels: what `signalbox render` shows.
import type { RawEvent } from '../domain/raw-event.ts';
import type { Message } from '../messages/message.ts';
import { composeMessage } from '../notifications/compose/compose-message.ts';
import { readSubject } from '../notifications/recognize/read-subject.ts';
import { recognizeEvent } from '../notifications/recognize/recognize-event.ts';
import type { Restyler } from '../notifications/restyle/create-restyler.ts';

/** Instant and id of events that exist only to be looked at; fixed, so that the same event always renders the same. */
const RENDERED_AT = new Date('2026-01-01T00:00:00Z');

/** Recognizes and composes an event as if it were the first of its incident; with the rules where some are given. */
export function composeEvent(body: Uint8Array, restyle?: Restyler): Message {
  const text = new TextDecoder().decode(body);
  const event: RawEvent = {
    id: 'rendered',
    door: 'notify-http',
    identity: { key: 'rendered' },
    receivedAt: RENDERED_AT,
    body,
    text,
  };
  const recognized = recognizeEvent(event, { onRecognizerFailure: () => undefined });
  const notification = restyle === undefined ? recognized : restyle(recognized, () => readSubject(event)).notification;
  return composeMessage({ notification, event });
}
