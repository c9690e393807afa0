// From a stored web message to what the page gets.
import { WebPayload, type WebChannelMessage } from '../contract/web-message.ts';
import type { WebMessage } from '../storage/web-message-records.ts';

/** Makes the page's form of a stored message. */
export function toChannelMessage(message: WebMessage): WebChannelMessage {
  return {
    id: message.id,
    channelId: message.channelId,
    postedAt: message.postedAt.toISOString(),
    ...(message.editedAt === undefined ? {} : { editedAt: message.editedAt.toISOString() }),
    revision: message.revision,
    payload: WebPayload.parse(JSON.parse(message.payload)),
  };
}
