// A channel of ours as the chat applications policy sees it.
import type { ChannelConfiguration } from '../channel-configuration.ts';
import type { Channel, PlatformName } from '../channel.ts';
import type { PolicyPlatform, PolicySubject, RoleSetting } from './find-policy-violation.ts';

/** Our platforms by the policy's names; the web chat is none of AWS's, and no policy is about it (ADR 25). */
const POLICY_PLATFORMS: Readonly<Record<PlatformName, PolicyPlatform | undefined>> = {
  slack: 'slack',
  teams: 'microsoft_teams',
  'teams-webhook': 'microsoft_teams',
  chime: 'chime',
  web: undefined,
};

/** What the channel itself does not say. */
export interface SubjectFacts {
  readonly roleSetting: RoleSetting | undefined;
  /** The tenant of the bot of Teams: its channels name their team. */
  readonly teamsTenantId: string | undefined;
}

/** Describes a channel; undefined where no policy is about it. */
export function subjectOfChannel({ platform, workspaceId }: Channel, facts: SubjectFacts): PolicySubject | undefined {
  const named = POLICY_PLATFORMS[platform];
  if (named === undefined) return undefined;
  const { roleSetting, teamsTenantId = '' } = facts;
  // A team that is not known is none of those that a policy lists.
  const place = named === 'microsoft_teams' ? { workspaceId: teamsTenantId, teamId: workspaceId } : { workspaceId };
  return { platform: named, ...place, ...(roleSetting === undefined ? {} : { roleSetting }) };
}

/** Whose roles commands of a configuration use; undefined where it has none. The machine's own credentials are one role for everybody, too. */
export function roleSettingOf({ role, accounts = [] }: Pick<ChannelConfiguration, 'role' | 'accounts'>): RoleSetting | undefined {
  return role === 'ambient' || accounts.length > 0 ? 'channel_role' : undefined;
}
