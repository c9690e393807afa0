// Rules across the Slack workspaces and the people who administer.
import { parseUserIdentity } from '../domain/user-identity.ts';
import type { Findings } from './findings.ts';
import { listSlackWorkspaceIds } from './list-slack-workspace-ids.ts';
import type { PartialConfig } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

/** Reports workspaces and administrators that are listed twice, and warns of administrators whom nobody can ever be. */
export function checkPeople(config: PartialConfig, findings: Findings): void {
  const workspaces = config.slack?.workspaces ?? [];
  const ids = workspaces.map((workspace, index) => ({
    path: ['slack', 'workspaces', index, 'workspaceId'],
    value: workspace?.workspaceId,
  }));
  reportRepeats(ids, 'the workspace', findings);

  const administrators = (config.administrators ?? []).map((value, index) => ({ path: ['administrators', index], value }));
  reportRepeats(administrators, 'the identity', findings);
  const workspaceIds = listSlackWorkspaceIds(config, findings);
  for (const { path, value } of administrators) {
    const identity = value === undefined ? undefined : parseUserIdentity(value);
    if (identity?.platform !== 'slack' || workspaceIds === undefined || workspaceIds.includes(identity.workspaceId)) continue;
    findings.warn(path, `has no effect: workspace ${identity.workspaceId} is not listed in slack.workspaces`);
  }
}
