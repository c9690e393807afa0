// What a `message` event says to us without calling us by name: in a direct message, and in a thread that is ours.
import { z } from 'zod';
import { messageKey } from './read-mention.ts';
import { botUserOf, EventHead, placeOf, SlackId, SlackTimestamp } from './slack-event.ts';
import type { SlackSaying } from './slack-saying.ts';
import { isNaming, textOfMessage } from './typed-text.ts';

/** Sorts of messages that people write themselves; all others tell of changes, joins and the like. */
const WRITTEN_SUBTYPES: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

const MessageBody = EventHead.extend({
  event: z.object({
    type: z.literal('message'),
    channel_type: z.string(),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    edited: z.unknown().optional(),
    user: SlackId,
    /** Who wrote the message that the thread is under. */
    parent_user_id: SlackId.optional().catch(undefined),
    channel: SlackId,
    text: z.string(),
    ts: SlackTimestamp,
    thread_ts: SlackTimestamp.optional(),
  }),
});

/** A message that is said to us, or may be. */
export interface HeardMessage {
  readonly saying: SlackSaying;
  /** True where it is said to us only if the thread is one of ours. */
  readonly isInThread: boolean;
  /** True where the thread is under a message of ours. */
  readonly isUnderOwn: boolean;
}

type Body = z.infer<typeof MessageBody>;

/** Programs that answer programs in a direct message or a thread never end; and nobody listens to themselves. */
function isWritten({ event }: Body, botUserId: string | undefined): boolean {
  const isProgram = (event.bot_id ?? undefined) !== undefined || event.user === botUserId;
  return !isProgram && event.edited === undefined && WRITTEN_SUBTYPES.includes(event.subtype);
}

/** Where it was said; undefined where nobody spoke to us there, or an event of its own tells of it as a mention. */
function wayOf({ event }: Body, botUserId: string | undefined): 'direct' | 'thread' | undefined {
  if (event.channel_type === 'im') return 'direct';
  const isInThread = event.thread_ts !== undefined && event.thread_ts !== event.ts;
  return isInThread && !isNaming(event.text, botUserId) ? 'thread' : undefined;
}

/** Reads the body of an event; undefined for what nobody can have said to us, and for what an event of its own tells as a mention. */
export function readMessage(body: unknown): HeardMessage | undefined {
  const parsed = MessageBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, team_id: teamId } = parsed.data;
  const botUserId = botUserOf(parsed.data);
  const way = isWritten(parsed.data, botUserId) ? wayOf(parsed.data, botUserId) : undefined;
  if (way === undefined) return undefined;
  return {
    saying: {
      ...placeOf(parsed.data),
      channelId: event.channel,
      userId: event.user,
      text: textOfMessage(event.text, botUserId),
      // In a direct message nobody opens a thread for an answer: it stands below.
      ...(event.thread_ts === undefined ? {} : { threadTs: event.thread_ts, isThreadOpen: true }),
      idempotencyKey: messageKey(teamId, event),
      ...(way === 'direct' ? { origin: 'direct-message' } : {}),
    },
    isInThread: way === 'thread',
    isUnderOwn: way === 'thread' && botUserId !== undefined && event.parent_user_id === botUserId,
  };
}
