// Asks Slack whether a channel is public or private: conversations.info, which needs channels:read for public and groups:read for private ones.
import { z } from 'zod';
import type { ChannelTypeAnswer } from '../platform.ts';
import { callSlack } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackSender } from './post-message.ts';

// Slack API, conversation object: `is_private` of channels alone; direct messages of two are `is_im`.
const Answer = z.object({ channel: z.object({ is_private: z.boolean(), is_im: z.boolean().optional() }) });

/** Asks once; never rejects. */
export async function findChannelType(sender: SlackSender, channelId: string, signal: AbortSignal): Promise<ChannelTypeAnswer> {
  const answer = await callSlack(sender.connection, {
    method: 'conversations.info',
    parameters: { channel: channelId },
    token: sender.token,
    signal,
  });
  if (!answer.isOk) {
    const outcome = classifySlackError(answer.failure);
    return { status: outcome.status === 'retry' ? 'unavailable' : 'not-told', reason: outcome.reason };
  }
  const read = Answer.safeParse(answer.data);
  if (!read.success || read.data.channel.is_im === true)
    return { status: 'not-told', reason: 'Slack does not say whether the channel is private' };
  return { status: 'known', channelType: read.data.channel.is_private ? 'private' : 'public' };
}
