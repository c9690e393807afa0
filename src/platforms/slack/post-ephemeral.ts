// Showing a message to one person alone, in a channel or a thread of it. Slack forgets it with the next reload, and nothing can change it.
import type { Channel } from '../../domain/channel.ts';
import { callSlack, type SlackAnswer } from './call-slack.ts';
import { contentOf, LITERAL_TEXT, type SlackSender } from './post-message.ts';
import type { SlackPayload } from './slack-payload.ts';

/** A message for one person. */
export interface EphemeralPost {
  readonly channel: Channel;
  readonly userId: string;
  readonly payload: SlackPayload;
  /** A thread that has replies already: in any other nobody would see it (docs.slack.dev/reference/methods/chat.postEphemeral). */
  readonly threadTs?: string;
  readonly signal: AbortSignal;
}

/** Shows it. */
export function postEphemeral({ connection, token }: SlackSender, post: EphemeralPost): Promise<SlackAnswer> {
  const { channel, userId, payload, threadTs, signal } = post;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const parameters = { channel: channel.channelId, user: userId, ...contentOf(payload), ...LITERAL_TEXT, ...thread };
  return callSlack(connection, { method: 'chat.postEphemeral', token, signal, parameters });
}
