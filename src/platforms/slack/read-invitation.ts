// What a `member_joined_channel` event says where it is the bot itself that was added.
import { z } from 'zod';
import { botUserOf, EventHead, placeOf, SlackId } from './slack-event.ts';

const JoinedBody = EventHead.extend({
  event_id: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional()
    .catch(undefined),
  event: z.object({
    type: z.literal('member_joined_channel'),
    user: SlackId,
    channel: SlackId,
    inviter: SlackId.optional().catch(undefined),
    // The moment of the event, as a text.
    event_ts: z
      .string()
      .regex(/^[\d.]{1,40}$/)
      .optional()
      .catch(undefined),
  }),
});

/** That we were added to a channel. */
export interface SlackInvitation {
  readonly teamId: string;
  readonly enterpriseId?: string;
  readonly channelId: string;
  readonly inviterId?: string;
  readonly idempotencyKey: string;
}

/** Reads the body of an event; undefined for what is none, and where somebody else was added. */
export function readInvitation(body: unknown): SlackInvitation | undefined {
  const parsed = JoinedBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, event_id: eventId, team_id: teamId } = parsed.data;
  if (event.user !== botUserOf(parsed.data)) return undefined;
  return {
    ...placeOf(parsed.data),
    channelId: event.channel,
    ...(event.inviter === undefined ? {} : { inviterId: event.inviter }),
    idempotencyKey: `slack:${teamId}:${event.channel}:invited:${event.event_ts ?? eventId ?? ''}`,
  };
}
