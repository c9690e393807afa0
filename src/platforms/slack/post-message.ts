// Posting and changing a message through Slack's Web API.
import { z } from 'zod';
import type { Secret } from '../../lib/secret.ts';
import type { EditRequest, PostOutcome, PostRequest } from '../platform.ts';
import { callSlack } from './call-slack.ts';
import type { SlackAnswer, SlackConnection } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { FormBook } from './form-book.ts';
import { toPostMetadata } from './post-metadata.ts';
import type { SlackPayload } from './slack-payload.ts';

/** Where the API is and as whom to call it. */
export interface SlackSender {
  readonly connection: SlackConnection;
  readonly token: Secret;
  /** True where nothing comes in from the workspace: nobody would hear of a press there. */
  readonly isDeaf?: true;
  /** Remembers what the buttons of forms cannot carry. */
  readonly forms?: FormBook;
}

/** A message to post. Slack posts as often as it is asked: by the key, where there is one, it can only be found again. */
export type SlackPost<Payload = SlackPayload> = Omit<PostRequest<Payload>, 'idempotencyKey'> & { readonly idempotencyKey?: string };

/**
 * What keeps the fallback text literal.
 * Attack: names and addresses in the fallback text that become mentions and links, and pages that Slack fetches to preview a link.
 * chat.update parses more than chat.postMessage where it is not told (`parse` defaults to `client` there).
 */
export const LITERAL_TEXT = { parse: 'none', link_names: false } as const;

const Posted = z.object({
  ts: z.string().min(1),
  channel: z.string().min(1).optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
});

function toOutcome(answer: SlackAnswer, channel: PostRequest<SlackPayload>['channel'], threadMessageId?: string): PostOutcome {
  if (!answer.isOk) {
    return classifySlackError(answer.failure);
  }
  const posted = Posted.safeParse(answer.data);
  if (!posted.success) return classifySlackError({ kind: 'unreadable-answer' });
  const { ts, message } = posted.data;
  // A reply to a message that was deleted is not refused: Slack shows it in the channel, and only its answer tells (slack-go/slack#1571).
  const isUnthreaded = threadMessageId !== undefined && message !== undefined && message.thread_ts === undefined;
  return { status: 'posted', reference: { channel, messageId: ts }, ...(isUnthreaded ? { isUnthreaded } : {}) };
}

/** Posts a message. */
export async function postMessage(sender: SlackSender, post: SlackPost): Promise<PostOutcome> {
  const answer = await callSlack(sender.connection, {
    method: 'chat.postMessage',
    token: sender.token,
    signal: post.signal,
    parameters: {
      channel: post.channel.channelId,
      ...contentOf(post.payload),
      ...LITERAL_TEXT,
      ...(post.idempotencyKey === undefined ? {} : { metadata: toPostMetadata(post.idempotencyKey, post.about) }),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(post.threadMessageId === undefined ? {} : { thread_ts: post.threadMessageId }),
      ...(post.threadMessageId !== undefined && post.isBroadcast === true ? { reply_broadcast: true } : {}),
    },
  });
  return toOutcome(answer, post.channel, post.threadMessageId);
}

/** Changes a message; what mentions in it does not notify again. */
export async function editMessage(sender: SlackSender, edit: EditRequest<SlackPayload>): Promise<PostOutcome> {
  const outcome = toOutcome(await callUpdate(sender, edit), edit.reference.channel);
  // chat.update is limited in the whole workspace, not in a channel.
  return outcome.status === 'retry' && outcome.scope === 'channel' ? { ...outcome, scope: 'workspace' } : outcome;
}

/** The same, for whoever asks what Slack said itself. */
export function callUpdate(
  { connection, token }: SlackSender,
  { reference: { channel, messageId }, payload, told, signal }: EditRequest<SlackPayload>,
): Promise<SlackAnswer> {
  // What stands there stays where none is given (docs.slack.dev/reference/methods/chat.update).
  const metadata = told === undefined ? undefined : toPostMetadata(told.idempotencyKey, told.about);
  const parameters = { channel: channel.channelId, ts: messageId, ...contentOf(payload), ...LITERAL_TEXT, metadata };
  return callSlack(connection, { method: 'chat.update', token, signal, parameters });
}

/** Picks what of a message is for Slack; what comes with it for us is not. */
export function contentOf({ text, blocks, attachments }: SlackPayload): SlackPayload {
  return { text, blocks, attachments };
}
