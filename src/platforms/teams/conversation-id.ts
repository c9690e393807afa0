// How Teams names conversations and messages: a thread of a channel is a conversation of its own, and a reply is a message of that.
import { isTeamsChannelId } from '../../domain/teams-channel-id.ts';

const THREAD_MARK = ';messageid=';

/** A conversation in its parts. */
interface ConversationParts {
  readonly channelId: string;
  /** The first message of the thread; absent outside of threads. */
  readonly rootId?: string;
}

/** Splits the id of a conversation. */
export function splitConversationId(conversationId: string): ConversationParts {
  const mark = conversationId.indexOf(THREAD_MARK);
  if (mark === -1) return { channelId: conversationId };
  const rootId = conversationId.slice(mark + THREAD_MARK.length);
  return { channelId: conversationId.slice(0, mark), ...(isActivityId(rootId) ? { rootId } : {}) };
}

/** Returns the id of the conversation to post into; chats have no threads. */
export function toConversationId(channelId: string, threadMessageId: string | undefined): string {
  if (threadMessageId === undefined || !isTeamsChannelId(channelId)) return channelId;
  return channelId + THREAD_MARK + rootOf(threadMessageId);
}

// Match: 1700000000000, f:0a1b-2c, 1:abc. Near miss: a/b, ../a.
const ACTIVITY_ID = /^[\w:.=|-]{1,250}$/;

/** Tells whether a text can be the id of an activity. */
export function isActivityId(text: string): boolean {
  return ACTIVITY_ID.test(text);
}

/** Names a message: a reply with the first message of its thread before it, as it can be changed in that conversation alone. */
export function toMessageId(activityId: string, threadMessageId: string | undefined): string {
  return threadMessageId === undefined ? activityId : `${rootOf(threadMessageId)}/${activityId}`;
}

/** Splits what toMessageId made. */
export function splitMessageId(messageId: string): { readonly activityId: string; readonly threadMessageId?: string } {
  const slash = messageId.indexOf('/');
  return slash === -1 ? { activityId: messageId } : { activityId: messageId.slice(slash + 1), threadMessageId: messageId.slice(0, slash) };
}

function rootOf(messageId: string): string {
  const slash = messageId.indexOf('/');
  return slash === -1 ? messageId : messageId.slice(0, slash);
}
