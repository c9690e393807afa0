// A message that its writer sees before the server has shown it.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';
import { spansText } from '../format/spans-text.ts';

/** A message on its way. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly text: string;
  /** Its id on the server, once that has answered. */
  readonly messageId: string | undefined;
  /** The newest revision on the page when it was sent. */
  readonly afterRevision: number;
}

/** Tells whether a message is among those shown: the stream can be quicker than the answer that names its id. */
export function hasArrived(pending: PendingMessage, messages: readonly WebChannelMessage[]): boolean {
  return messages.some(({ id, revision, payload }) => {
    if (pending.messageId !== undefined) return id === pending.messageId;
    return revision > pending.afterRevision && payload.author !== undefined && isSameText(spansText(payload.title.spans), pending.text);
  });
}

function isSameText(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
