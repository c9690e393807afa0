// How messages join the ones on the screen, whether they come from a page of the list or from the stream, in any order.
import type { WebChannelMessage } from '../../../src/contract/web-message.ts';

/** The messages that are shown: the newest of a channel without a gap, oldest first. */
export interface MessageWindow {
  readonly messages: readonly WebChannelMessage[];
  /** True when the server has older ones. */
  readonly hasMore: boolean;
}

/** The window afterwards, and what was new in it. */
export interface Reception {
  readonly window: MessageWindow;
  readonly addedMessages: readonly WebChannelMessage[];
}

/** Adds a page of the list: everything in it belongs into the window. */
export function receivePage(window: MessageWindow, page: MessageWindow): MessageWindow {
  const messages = merge(window.messages, page.messages);
  return { messages, hasMore: page.hasMore };
}

/** Adds a message of the stream: a newer revision replaces the known one; an unknown one joins unless that would make a gap. */
export function receiveMessage(window: MessageWindow, message: WebChannelMessage): Reception {
  const known = window.messages.find(({ id }) => id === message.id);
  if (known === undefined && isBeforeWindow(window, message)) return { window, addedMessages: [] };
  const messages = merge(window.messages, [message]);
  if (messages === window.messages) return { window, addedMessages: [] };
  return { window: { ...window, messages }, addedMessages: known === undefined ? [message] : [] };
}

/** Forgets the oldest messages beyond `limit`; they can be asked for again. */
export function forgetOldest(window: MessageWindow, limit: number): MessageWindow {
  if (window.messages.length <= limit) return window;
  return { messages: window.messages.slice(-limit), hasMore: true };
}

// An edit of a message from before the window: shown there, it would hide that the ones between are missing.
function isBeforeWindow({ messages, hasMore }: MessageWindow, message: WebChannelMessage): boolean {
  const oldest = messages[0];
  return hasMore && oldest !== undefined && byPosting(message, oldest) < 0;
}

function merge(shown: readonly WebChannelMessage[], incoming: readonly WebChannelMessage[]): readonly WebChannelMessage[] {
  const byId = new Map(shown.map((message) => [message.id, message]));
  let hasChanged = false;
  for (const message of incoming) {
    const known = byId.get(message.id);
    if (known !== undefined && known.revision >= message.revision) continue;
    byId.set(message.id, message);
    hasChanged = true;
  }
  return hasChanged ? [...byId.values()].sort(byPosting) : shown;
}

// The same order as the server's pages; the id decides between messages of one millisecond.
function byPosting(one: WebChannelMessage, other: WebChannelMessage): number {
  const difference = Date.parse(one.postedAt) - Date.parse(other.postedAt);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}
