// What an `app_mention` event says, and whether a person said it.
import { z } from 'zod';
import type { SlackSaying } from './slack-saying.ts';

/** Slack documents up to 40,000 characters for a message; no question is nearly as long. */
const MAX_TEXT_LENGTH = 8000;

const id = z.string().regex(/^[0-9A-Z]{1,255}$/);
// Match: 1700000100.000200. Near miss: 2026-11-20.
const timestamp = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

const MentionBody = z.object({
  team_id: id,
  enterprise_id: id.nullish().catch(undefined),
  authorizations: z
    .array(z.object({ user_id: id.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  event: z.object({
    type: z.literal('app_mention'),
    subtype: z.string().optional(),
    bot_id: z.string().nullish(),
    edited: z.unknown().optional(),
    user: id,
    channel: id,
    text: z.string(),
    ts: timestamp,
    thread_ts: timestamp.optional(),
  }),
});

// Match: <@U0123ABCD>, <@U0123ABCD|signalbox>. Near miss: <#C0123ABCD>, <!here>.
const PERSON = /<@([UW][0-9A-Z]+)(?:\|[^<>]*)?>/;

// Match: <https://example.com|example.com>, <#C0123ABCD|general>, <mailto:a@b.example|a@b.example>. Near miss: <@U0123ABCD>, &lt;b&gt;.
const REFERENCE = /<(?!@)([^<>|]+)(?:\|([^<>]*))?>/g;

/** Undoes what Slack makes of what was typed: links, channel names and escaped characters. */
function readTyped(text: string): string {
  return text
    .replace(REFERENCE, (_whole, target: string, label?: string) => {
      const shown = label === undefined || label === '' ? target.replace(/^mailto:/, '') : label;
      return target.startsWith('#') && label !== undefined && label !== '' ? `#${label}` : shown;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Returns the text after the bot's name; where the bot's id is not told, after the first name called. */
function textAfterName(text: string, botUserId: string | undefined): string {
  for (let rest = text, found = PERSON.exec(rest); found !== null; found = PERSON.exec(rest)) {
    rest = rest.slice(found.index + found[0].length);
    if (botUserId === undefined || found[1] === botUserId) {
      return rest;
    }
  }
  return '';
}

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
  const botUserId = parsed.data?.authorizations?.[0]?.user_id;
  if (!parsed.success || !isHeard(parsed.data, botUserId)) {
    return undefined;
  }
  const { team_id: teamId, enterprise_id: enterpriseId, event } = parsed.data;
  return {
    teamId,
    ...(enterpriseId === undefined || enterpriseId === null ? {} : { enterpriseId }),
    channelId: event.channel,
    userId: event.user,
    text: readTyped(textAfterName(event.text.slice(0, MAX_TEXT_LENGTH), botUserId)).trim(),
    threadTs: event.thread_ts ?? event.ts,
    idempotencyKey: `slack:${teamId}:${event.channel}:${event.ts}`,
    ...(isBot(parsed.data) ? { isBot: true } : {}),
  };
}
