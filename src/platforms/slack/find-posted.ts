// Looks whether a message of which no answer came stands in its channel: conversations.history and conversations.replies with the metadata
// that every post carries. Both need channels:history for public and groups:history for private channels; without them nobody can know.
import { z } from 'zod';
import type { PostQuestion, PostSearch } from '../platform.ts';
import { callSlack, type SlackAnswer } from './call-slack.ts';
import { classifySlackError } from './classify-slack-error.ts';
import type { SlackSender } from './post-message.ts';
import { POST_EVENT_TYPES } from './post-metadata.ts';

/** Slack gives fewer on a page where it wants to (docs.slack.dev/reference/methods/conversations.history: at most 999). */
const PAGE_LIMIT = 200;

/** Beyond it the channel is too busy to be read; the methods are of tier 3, 50 calls a minute. */
const MAX_PAGES = 5;

/** How far our clock may be ahead of Slack's. */
const CLOCK_SKEW_MS = 10 * 60_000;

const History = z.object({
  messages: z.array(
    z.object({
      ts: z.string().min(1),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ delivery_id: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional().catch(undefined),
});

/** Looks for a post; never rejects. */
export async function findPosted(sender: SlackSender, question: PostQuestion): Promise<PostSearch> {
  const { threadMessageId } = question;
  if (threadMessageId === undefined) return search(sender, question, { method: 'conversations.history', place: {} });
  const inThread = await search(sender, question, { method: 'conversations.replies', place: { ts: threadMessageId } });
  // A reply to a message that was deleted is shown in the channel.
  const isElsewhere = inThread.status === 'unknown' && inThread.isThreadGone === true;
  return isElsewhere ? search(sender, question, { method: 'conversations.history', place: {} }) : inThread;
}

interface Place {
  readonly method: 'conversations.history' | 'conversations.replies';
  readonly place: Readonly<Record<string, string>>;
}

type Searched = PostSearch & { readonly isThreadGone?: boolean };

async function search(
  { connection, token }: SlackSender,
  { channel, idempotencyKey, since, signal }: PostQuestion,
  { method, place }: Place,
): Promise<Searched> {
  const oldest = ((since.getTime() - CLOCK_SKEW_MS) / 1_000).toFixed(6);
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const range = { oldest, inclusive: true, limit: PAGE_LIMIT, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) };
    const answer = await callSlack(connection, { method, parameters: { channel: channel.channelId, ...place, ...range }, token, signal });
    if (!answer.isOk) return cannotKnow(answer);
    const read = History.safeParse(answer.data);
    if (!read.success) return { status: 'unknown', reason: "the answer is not one of Slack's API" };
    const { messages, response_metadata: more } = read.data;
    const found = messages.find(
      ({ metadata }) =>
        metadata !== undefined && POST_EVENT_TYPES.includes(metadata.event_type) && metadata.event_payload.delivery_id === idempotencyKey,
    );
    if (found !== undefined) return { status: 'found', reference: { channel, messageId: found.ts } };
    cursor = more?.next_cursor ?? '';
    if (cursor === '') return { status: 'absent' };
  }
  return { status: 'unknown', reason: 'too much was said in the channel since' };
}

function cannotKnow({ failure }: Extract<SlackAnswer, { readonly isOk: false }>): Searched {
  const isThreadGone = failure.kind === 'error-code' && failure.code === 'thread_not_found';
  return { status: 'unknown', reason: classifySlackError(failure).reason, isThreadGone };
}
