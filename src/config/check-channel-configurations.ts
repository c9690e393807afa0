// Rules across channel configurations: names, channels and workspaces that must fit together.
import type { ChannelConfigurationConfig } from './channel-configuration-config.ts';
import { describeUnknownName } from './describe-unknown-name.ts';
import { describeValue } from './describe-value.ts';
import type { Findings } from './findings.ts';
import { listSlackWorkspaceIds } from './list-slack-workspace-ids.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportRepeats } from './report-repeats.ts';

// Slack's ids of channels, groups and direct messages. Match: C0123ABCD. Near miss: #ops (a name).
const SLACK_CHANNEL_ID = /^[CDG][0-9A-Z]{1,254}$/;
// It stands in addresses of the console. Match: ops-eu. Near miss: ../ops (leads elsewhere).
const WEB_CHANNEL_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/;

type Item = Partially<ChannelConfigurationConfig>;

/** Reports channel configurations that contradict each other, themselves or the `slack` section. */
export function checkChannelConfigurations(config: PartialConfig, findings: Findings): void {
  const items = config.channelConfigurations ?? [];
  const workspaceIds = listSlackWorkspaceIds(config, findings);
  for (const [index, item] of items.entries()) {
    if (item === undefined) continue;
    checkChannelId(item, index, findings);
    checkWorkspace(item, index, { findings, workspaceIds });
    const topics = (item.snsTopicArns ?? []).map((value, position) => ({ path: [...itemPath(index), 'snsTopicArns', position], value }));
    reportRepeats(topics, 'the topic', findings);
  }
  checkFallbacks(items, findings);
  const names = items.map((item, index) => ({ path: [...itemPath(index), 'configurationName'], value: item?.configurationName }));
  reportRepeats(names, 'the name', findings);
  const channels = items.map((item, index) => ({ path: [...itemPath(index), 'channelId'], value: channelOf(item) }));
  reportRepeats(channels, 'the channel', findings);
}

function checkFallbacks(items: readonly (Item | undefined)[], findings: Findings): void {
  const known = items.flatMap((item) => item?.configurationName ?? []);
  for (const [index, { configurationName, fallback } = {}] of items.entries()) {
    if (fallback === undefined) continue;
    const path = [...itemPath(index), 'fallback'];
    if (fallback === configurationName) findings.report(path, `must be another configuration${describeValue(fallback)}`);
    else if (!known.includes(fallback)) findings.report(path, describeUnknownName('channel configuration', fallback, known));
  }
}

function checkChannelId({ platform, channelId }: Item, index: number, findings: Findings): void {
  if (platform === undefined || channelId === undefined) return;
  const path = [...itemPath(index), 'channelId'];
  if (platform === 'slack' && !SLACK_CHANNEL_ID.test(channelId)) {
    findings.report(path, `must be the id of a Slack channel, such as C0123ABCD, not its name${describeValue(channelId)}`);
  }
  if (platform === 'web' && !WEB_CHANNEL_ID.test(channelId)) {
    findings.report(path, `must be 1 to 80 letters, digits, hyphens or underscores${describeValue(channelId)}`);
  }
}

interface WorkspaceCheck {
  readonly findings: Findings;
  /** Undefined where not all of them are known. */
  readonly workspaceIds: readonly string[] | undefined;
}

function checkWorkspace({ platform, workspaceId }: Item, index: number, { findings, workspaceIds }: WorkspaceCheck): void {
  const path = [...itemPath(index), 'workspaceId'];
  if (platform === 'web' && workspaceId !== undefined) findings.report(path, 'belongs to platforms slack and teams; remove it');
  if (platform !== 'slack') return;
  if (workspaceId === undefined) {
    if (!findings.isFaulty(path) && !findings.isDamaged(itemPath(index))) findings.report(path, 'is missing; platform slack needs it');
    return;
  }
  if (workspaceIds === undefined || workspaceIds.includes(workspaceId)) return;
  const known = workspaceIds.length === 0 ? 'none is listed there' : `listed there: ${workspaceIds.join(', ')}`;
  findings.report(path, `must be listed in slack.workspaces; ${known}${describeValue(workspaceId)}`);
}

function channelOf({ platform, workspaceId = '', channelId }: Item = {}): string | undefined {
  return platform === undefined || channelId === undefined ? undefined : `${platform}/${workspaceId}/${channelId}`;
}

function itemPath(index: number): readonly [string, number] {
  return ['channelConfigurations', index];
}
