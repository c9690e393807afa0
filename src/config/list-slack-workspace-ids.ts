// The workspaces that other parts of the configuration may name.
import type { Findings } from './findings.ts';
import type { PartialConfig } from './partial-config.ts';

/** Lists the ids of all Slack workspaces, or returns undefined where a fault hides one: then nobody can say which are missing. */
export function listSlackWorkspaceIds(config: PartialConfig, findings: Findings): readonly string[] | undefined {
  if (findings.isDamaged(['slack']) || findings.isFaulty(['slack']) || findings.isFaulty(['slack', 'workspaces'])) return undefined;
  const ids: string[] = [];
  for (const workspace of config.slack?.workspaces ?? []) {
    if (workspace?.workspaceId === undefined) return undefined;
    ids.push(workspace.workspaceId);
  }
  return ids;
}
