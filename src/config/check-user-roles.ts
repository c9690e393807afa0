// Rules across the roles of people: one person or group each, a channel that reaches the account, and each of them once.
import { parseRoleArn } from '../domain/role-arn.ts';
import { parseGroupId } from '../domain/user-role.ts';
import { parseUserIdentity } from '../domain/user-identity.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import { listSlackWorkspaceIds } from './list-slack-workspace-ids.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';
import type { UserRoleConfig } from './user-role-config.ts';

type Item = Partially<UserRoleConfig>;

/** Reports roles that nobody has, that two give to the same, or whose account no channel reaches. */
export function checkUserRoles(config: PartialConfig, findings: Findings): void {
  const items = (config.userRoles ?? []).flatMap((item, index) =>
    item === undefined ? [] : [{ item, path: ['userRoles', index] as const }],
  );
  const workspaceIds = listSlackWorkspaceIds(config, findings);
  for (const { item, path } of items) {
    checkHolder(item, path, findings);
    const workspaceId = workspaceOf(item);
    if (workspaceId !== undefined && workspaceIds !== undefined && !workspaceIds.includes(workspaceId)) {
      const key = item.identity === undefined ? 'group' : 'identity';
      findings.warn([...path, key], `has no effect: workspace ${workspaceId} is not listed in slack.workspaces`);
    }
    checkAccount(item, path, { config, findings });
  }
  reportRepeats(
    items.map(({ item, path }) => ({ path: [...path, 'role'], value: keyOf(item) })),
    'the role of the same person or group in the same account and channel configuration',
    findings,
  );
}

function checkHolder({ identity, group }: Item, path: ConfigPath, findings: Findings): void {
  if (identity !== undefined && group !== undefined) {
    findings.report([...path, 'group'], 'cannot stand beside identity: a role is given to a person or to a group; remove one of the two');
  }
  const isFaulty = findings.isFaulty([...path, 'identity']) || findings.isFaulty([...path, 'group']);
  if (identity === undefined && group === undefined && !isFaulty) findings.report(path, 'needs identity or group: whose role is it?');
}

function workspaceOf({ identity = '', group = '' }: Item): string | undefined {
  const found = parseUserIdentity(identity) ?? parseGroupId(group);
  return found?.platform === 'slack' ? found.workspaceId : undefined;
}

function keyOf({ identity, group, role = '', configurationName = '' }: Item): string | undefined {
  const accountId = parseRoleArn(role)?.accountId;
  const who = identity ?? group;
  return accountId === undefined || who === undefined ? undefined : JSON.stringify([who, accountId, configurationName]);
}

interface AccountCheck {
  readonly config: PartialConfig;
  readonly findings: Findings;
}

function checkAccount({ role = '', configurationName }: Item, path: ConfigPath, { config, findings }: AccountCheck): void {
  const configurations = config.channelConfigurations ?? [];
  // What has a fault of its own may be the one that is meant.
  if (configurations.some((each) => each?.configurationName === undefined) || findings.isFaulty(['channelConfigurations'])) return;
  const known = configurations.flatMap((each) => each?.configurationName ?? []);
  if (configurationName !== undefined && !known.includes(configurationName)) {
    findings.report([...path, 'configurationName'], describeUnknownName('channel configuration', configurationName, known));
    return;
  }
  const accountId = parseRoleArn(role)?.accountId;
  if (accountId === undefined) return;
  const meant = configurations.filter((each) => configurationName === undefined || each?.configurationName === configurationName);
  const reached = meant.flatMap((each) => [each?.role, ...(each?.accounts ?? []).map((account) => account?.role)]);
  if (reached.some((arn) => parseRoleArn(arn ?? '')?.accountId === accountId)) return;
  if (configurationName === undefined)
    findings.warn([...path, 'role'], `has no effect: no channel configuration reaches the account ${accountId}`);
  else findings.report([...path, 'role'], `must be of an account that ${configurationName} reaches; it has no role in ${accountId}`);
}
