// Posting and changing a message through the Bot Connector.
import { z } from 'zod';
import { isTeamsChannelId } from '../../domain/teams-channel-id.ts';
import type { EditRequest, PostOutcome, PostRequest } from '../platform.ts';
import { callConnector, type Connector, type ConnectorAnswer } from './call-connector.ts';
import { classifyConnectorFailure } from './classify-connector-failure.ts';
import type { ConversationBook } from './conversation-book.ts';
import { isActivityId, splitMessageId, toConversationId, toMessageId } from './conversation-id.ts';
import type { TeamsPayload } from './teams-payload.ts';

/** Where to post, and as whom. */
export interface TeamsSender {
  readonly connector: Connector;
  readonly book: ConversationBook;
}

/** A message to post. Teams posts as often as it is asked. */
export type TeamsPost<Payload = TeamsPayload> = Omit<PostRequest<Payload>, 'idempotencyKey'> & { readonly idempotencyKey?: string };

const Posted = z.object({ id: z.string().refine(isActivityId) });

/** Posts a message. A reply is one in the thread's own conversation; Teams moves a thread to the end of its channel with each. */
export async function postActivity(
  { connector, book }: TeamsSender,
  { channel, payload, threadMessageId, signal }: TeamsPost,
): Promise<PostOutcome> {
  const { channelId } = channel;
  const thread = isTeamsChannelId(channelId) ? threadMessageId : undefined;
  const answer = await callConnector(connector, {
    method: 'POST',
    serviceUrl: book.addressOf(channelId),
    path: `v3/conversations/${encodeURIComponent(toConversationId(channelId, thread))}/activities`,
    body: JSON.stringify(payload),
    signal,
  });
  if (!answer.isOk) return classifyConnectorFailure(answer.failure, { hasMessage: thread !== undefined });
  const posted = Posted.safeParse(answer.data);
  if (!posted.success) return classifyConnectorFailure({ kind: 'unreadable-answer' }, { hasMessage: false });
  return { status: 'posted', reference: { channel, messageId: toMessageId(posted.data.id, thread) } };
}

/** Changes a message; what mentions in it does not notify again. */
export async function editActivity(sender: TeamsSender, edit: EditRequest<TeamsPayload>): Promise<PostOutcome> {
  const { reference } = edit;
  if (!isActivityId(splitMessageId(reference.messageId).activityId)) return { status: 'message-gone', reason: 'Teams has no such message' };
  const answer = await callUpdate(sender, edit);
  return answer.isOk ? { status: 'posted', reference } : classifyConnectorFailure(answer.failure, { hasMessage: true });
}

function callUpdate({ connector, book }: TeamsSender, { reference, payload, signal }: EditRequest<TeamsPayload>): Promise<ConnectorAnswer> {
  const { channelId } = reference.channel;
  const { activityId, threadMessageId } = splitMessageId(reference.messageId);
  const conversationId = encodeURIComponent(toConversationId(channelId, threadMessageId));
  return callConnector(connector, {
    method: 'PUT',
    serviceUrl: book.addressOf(channelId),
    path: `v3/conversations/${conversationId}/activities/${encodeURIComponent(activityId)}`,
    // The Connector wants to read the id there as well.
    body: JSON.stringify({ ...payload, id: activityId }),
    signal,
  });
}
