// The metadata that every post carries, so that it can be found by its key, and what a notification is about, for other programs. Everybody of
// the workspace can read it: the key says nothing, and the rest stands in the message.
import type { PostedNotification } from '../platform.ts';

/** What the metadata of a notification is called. */
const NOTIFICATION_EVENT_TYPE = 'signalbox_notification';

/** What the metadata of any other post is called, and that of all posts of older versions. */
const DELIVERY_EVENT_TYPE = 'signalbox_delivery';

/** What the metadata of our posts is called. */
export const POST_EVENT_TYPES: readonly string[] = [NOTIFICATION_EVENT_TYPE, DELIVERY_EVENT_TYPE];

/** Longest text in it: Slack counts all of it together, without saying how much it takes. Our own bound. */
const MAX_TEXT_LENGTH = 500;

/** Makes the metadata of a post. */
export function toPostMetadata(idempotencyKey: string, about?: PostedNotification): object {
  if (about === undefined) return { event_type: DELIVERY_EVENT_TYPE, event_payload: { delivery_id: idempotencyKey } };
  const { kind, severity, accountId, region, incidentKey } = about;
  const texts = { kind, severity, account: accountId, region, incident: incidentKey };
  const shown = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text.slice(0, MAX_TEXT_LENGTH).toWellFormed()]],
  );
  return { event_type: NOTIFICATION_EVENT_TYPE, event_payload: { delivery_id: idempotencyKey, ...(Object.fromEntries(shown) as object) } };
}
