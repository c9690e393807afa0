// What an `app_mention` event says, and whether a person said it.
import { z } from 'zod';
import { botUserOf, EventHead, placeOf, SlackId, SlackTimestamp } from './slack-event.ts';
import type { SlackSaying } from './slack-saying.ts';
import { textAfterName } from './typed-text.ts';

const MentionBody = EventHead.extend({
  event: z.object({
    type: z.literal('app_mention'),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    edited: z.unknown().optional(),
    user: SlackId,
    channel: SlackId,
    text: z.string(),
    ts: SlackTimestamp,
    thread_ts: SlackTimestamp.optional(),
  }),
});

function isBot({ event }: z.infer<typeof MentionBody>): boolean {
  return (event.bot_id ?? undefined) !== undefined || event.subtype === 'bot_message';
}

/** Nobody listens to themselves; where Slack does not say which bot one is, every bot may be oneself. */
function isHeard(body: z.infer<typeof MentionBody>, botUserId: string | undefined): boolean {
  const { event } = body;
  const isChange = event.edited !== undefined || event.subtype === 'message_changed';
  const isOwn = event.user === botUserId || (botUserId === undefined && isBot(body));
  return !isOwn && !isChange;
}

/**
 * Reads the body of an event; undefined for what nobody said to us: our own messages and changes of messages, which Slack reports as
 * mentions as well, and everything that is no mention.
 */
export function readMention(body: unknown): SlackSaying | undefined {
  const parsed = MentionBody.safeParse(body);
  if (!parsed.success) return undefined;
  const botUserId = botUserOf(parsed.data);
  if (!isHeard(parsed.data, botUserId)) return undefined;
  const { event } = parsed.data;
  return {
    ...placeOf(parsed.data),
    channelId: event.channel,
    userId: event.user,
    text: textAfterName(event.text, botUserId),
    threadTs: event.thread_ts ?? event.ts,
    ...(event.thread_ts === undefined ? {} : { isThreadOpen: true }),
    idempotencyKey: messageKey(parsed.data.team_id, event),
    ...(isBot(parsed.data) ? { isBot: true } : {}),
  };
}

/** The key of what a message says; Slack tells of some messages by two events. */
export function messageKey(teamId: string, { channel, ts }: { readonly channel: string; readonly ts: string }): string {
  return `slack:${teamId}:${channel}:${ts}`;
}
