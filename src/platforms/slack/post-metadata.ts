// The metadata that every post carries, so that it can be found by its key. Everybody of the workspace can read it: the key says nothing.

/** What the metadata of our posts is called. */
export const POST_EVENT_TYPE = 'signalbox_delivery';

/** Makes the metadata of a post. */
export function toPostMetadata(idempotencyKey: string): object {
  return { event_type: POST_EVENT_TYPE, event_payload: { delivery_id: idempotencyKey } };
}
