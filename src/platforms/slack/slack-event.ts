// The parts that Slack's events have in common.
import { z } from 'zod';

/** An id of Slack's. */
export const SlackId = z.string().regex(/^[0-9A-Z]{1,255}$/);

// Match: 1700000100.000200. Near miss: 2026-11-20.
/** The moment of a message, which is its id in the channel. */
export const SlackTimestamp = z.string().regex(/^\d{1,20}\.\d{1,20}$/);

/** What stands around an event. */
export const EventHead = z.object({
  team_id: SlackId,
  enterprise_id: SlackId.nullish().catch(undefined),
  authorizations: z
    .array(z.object({ user_id: SlackId.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});
/** What stands around an event. */
export type EventHead = z.infer<typeof EventHead>;

/** Whose the event is: the bot's own user, where Slack says. */
export function botUserOf({ authorizations }: EventHead): string | undefined {
  return authorizations?.[0]?.user_id;
}

/** The workspace, and the organization that it is in. */
export function placeOf({ team_id: teamId, enterprise_id: enterpriseId }: EventHead): {
  readonly teamId: string;
  readonly enterpriseId?: string;
} {
  return { teamId, ...(enterpriseId === undefined || enterpriseId === null ? {} : { enterpriseId }) };
}
