// Rules across the `teams` section and the channel configurations of Microsoft Teams.
import { isTeamsChannelId, isTeamsChatId } from '../domain/teams-channel-id.ts';
import type { ChannelConfigurationConfig } from './channel-configuration-config.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';

// Match: 00000000-0000-0000-0000-000000000001. Near miss: one in capitals, which Teams writes otherwise.
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Item = Partially<ChannelConfigurationConfig>;

/** Reports how the bot cannot get a token, and channels that it can never post in. */
export function checkTeams(config: PartialConfig, findings: Findings): void {
  checkCredentials(config, findings);
  for (const [index, item] of (config.channelConfigurations ?? []).entries()) {
    if (item?.platform !== 'teams') continue;
    const path = ['channelConfigurations', index];
    if (config.teams === undefined && !findings.isFaulty(['teams']) && !findings.isDamaged(['teams'])) {
      findings.report([...path, 'platform'], 'needs the section teams, with the bot that posts there');
    }
    checkChannel(item, path, findings);
    checkWorkspace(item, path, { config, findings });
  }
}

function checkCredentials({ teams }: PartialConfig, findings: Findings): void {
  if (teams === undefined) return;
  const names = ['clientSecret', 'managedIdentity'] as const;
  if (names.some((name) => findings.isFaulty(['teams', name]))) return;
  const given = names.filter((name) => teams[name] !== undefined);
  if (given.length === 0) findings.report(['teams'], 'needs clientSecret or managedIdentity');
  if (given.length > 1) findings.report(['teams', 'managedIdentity'], 'cannot stand beside clientSecret: keep one of the two');
}

function checkChannel({ channelId }: Item, path: ConfigPath, findings: Findings): void {
  if (channelId === undefined || isTeamsChannelId(channelId) || isTeamsChatId(channelId)) return;
  const decoded = decode(channelId);
  const form =
    decoded === undefined
      ? 'must be the id of a channel such as 19:0a1b2c@thread.tacv2, which stands behind /channel/ in its link'
      : `must be written without percent signs: ${decoded}`;
  findings.report([...path, 'channelId'], `${form}${describeValue(channelId)}`);
}

/** People copy the id out of a link. */
function decode(channelId: string): string | undefined {
  try {
    const decoded = decodeURIComponent(channelId);
    return isTeamsChannelId(decoded) || isTeamsChatId(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

interface WorkspaceCheck {
  readonly config: PartialConfig;
  readonly findings: Findings;
}

function checkWorkspace(item: Item, itemPath: ConfigPath, { config, findings }: WorkspaceCheck): void {
  const path = [...itemPath, 'workspaceId'];
  const { workspaceId } = item;
  if (workspaceId !== undefined) {
    const fault = findWorkspaceFault({ ...item, workspaceId }, config.teams?.tenantId?.toLowerCase());
    if (fault !== undefined) findings.report(path, fault);
  } else if (!findings.isFaulty(path) && !findings.isDamaged(itemPath)) {
    findings.report(path, 'is missing; platform teams needs the id of the team (groupId in its link), or of a chat that of the tenant');
  }
}

function findWorkspaceFault(
  { workspaceId, channelId = '' }: Item & { workspaceId: string },
  tenantId: string | undefined,
): string | undefined {
  if (!UUID.test(workspaceId)) {
    return `must be the id of the team in lower case, which stands as groupId in its link${describeValue(workspaceId)}`;
  }
  if (isTeamsChatId(channelId) && tenantId !== undefined && workspaceId !== tenantId) {
    return `must be the id of the tenant, ${tenantId}, because chats are of no team${describeValue(workspaceId)}`;
  }
  if (isTeamsChannelId(channelId) && workspaceId === tenantId) {
    return 'is the id of the tenant; a channel needs the id of its team, which stands as groupId in its link';
  }
  return undefined;
}
