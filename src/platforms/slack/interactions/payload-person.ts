// Who has pressed or sent something, and of which workspaces that may be.
import { z } from 'zod';

/** An id of Slack's. */
export const SlackId = z.string().regex(/^[0-9A-Z]{1,255}$/);

/** The part of every payload of interactivity that says who and where. */
export const PayloadPerson = z.object({
  team: z.object({ id: SlackId, enterprise_id: SlackId.nullish() }).nullish(),
  enterprise: z.object({ id: SlackId }).nullish(),
  user: z.object({ id: SlackId, team_id: SlackId.optional() }),
});

/** Who has pressed or sent something. */
export interface InteractingPerson {
  /** The workspaces that it may be of, the likelier first: in a shared channel Slack names that of the person as well. */
  readonly teamIds: readonly string[];
  /** The workspace that the payload itself names, and the organization of that. */
  readonly payloadTeamId?: string;
  readonly enterpriseId?: string;
  readonly userId: string;
}

/** Reads it; `ownTeamId` is the workspace of the message or view, which is ours, where Slack names it. */
export function readPerson({ team, enterprise, user }: z.infer<typeof PayloadPerson>, ownTeamId: string | undefined): InteractingPerson {
  const enterpriseId = enterprise?.id ?? team?.enterprise_id ?? undefined;
  return {
    teamIds: [ownTeamId, team?.id, user.team_id].filter((teamId) => teamId !== undefined),
    ...(team?.id === undefined ? {} : { payloadTeamId: team.id }),
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
    userId: user.id,
  };
}

/**
 * Returns the organization of a workspace as a payload tells it; none where it may be that of the person alone.
 * Attack: somebody of another organization who presses a button in a shared channel, and would be a member by the name of their own.
 */
export function organizationOf(
  workspaceId: string,
  { payloadTeamId, enterpriseId }: Pick<InteractingPerson, 'payloadTeamId' | 'enterpriseId'>,
): { readonly enterpriseId?: string } {
  const isOurs = payloadTeamId === workspaceId || enterpriseId === workspaceId;
  return enterpriseId === undefined || !isOurs ? {} : { enterpriseId };
}
