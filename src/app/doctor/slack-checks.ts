// What the doctor looks at in chat: tokens, scopes, and whether the bot is in the channels.
import type { Config } from '../../config/schema.ts';
import { inspectWorkspace, type ChannelMembership } from '../../platforms/slack/inspect-workspace.ts';
import { compareScopes, describeLack, type WorkspaceUse } from '../../platforms/slack/slack-scopes.ts';
import type { DoctorCheck, DoctorFinding } from './doctor-check.ts';

/** Two calls of ten seconds each, and one for each channel. */
const SLACK_CHECK_TIMEOUT_MS = 30_000;

const MANIFEST = 'Add it in the app settings of Slack (OAuth & Permissions; `signalbox slack manifest` has it) and install the app again';

/** Lists the checks: one for a workspace. */
export function slackChecks({ slack, channelConfigurations }: Config): readonly DoctorCheck[] {
  if (slack === undefined) return [skipped('slack', 'Slack is not configured')];
  return slack.workspaces.map(({ workspaceId, botToken, appToken, signingSecret }): DoctorCheck => {
    const ofWorkspace = channelConfigurations.filter(
      (one) => one.platform === 'slack' && one.workspaceId === workspaceId && one.state === 'ENABLED',
    );
    const namesOf = (channelId: string): readonly string[] =>
      ofWorkspace.filter((one) => one.channelId === channelId).map(({ configurationName }) => configurationName);
    const channelIds = [...new Set(ofWorkspace.map(({ channelId }) => channelId))];
    return {
      name: 'slack',
      timeoutMs: SLACK_CHECK_TIMEOUT_MS,
      async run(signal) {
        const subject = `Slack workspace ${workspaceId}`;
        const seen = await inspectWorkspace({ apiUrl: slack.apiUrl, botToken, channelIds }, signal);
        if (seen.status !== 'seen') {
          const mend =
            seen.status === 'refused' ? 'Install the app again and set slack.workspaces.botToken anew' : `curl -sS ${slack.apiUrl}api.test`;
          return [{ subject, status: 'fault', text: 'the bot token cannot be used', cause: seen.reason, mend }];
        }
        const isOwn = seen.owners.includes(workspaceId);
        const token: DoctorFinding = isOwn
          ? { subject, status: 'ok', text: 'Slack takes the bot token' }
          : { subject, status: 'fault', text: `the bot token is of ${seen.owners.join(', ')}`, mend: 'Correct workspaceId or botToken' };
        const isHearing = appToken !== undefined || signingSecret !== undefined;
        const use = { isHearing, hearsThreadReplies: slack.threadReplies === true };
        const channels = [...seen.channels].map(([channelId, membership]): DoctorFinding => {
          const configurationNames = namesOf(channelId);
          const found = describeChannel(membership, { channelId, names: configurationNames.join(', '), scopes: seen.scopes });
          return { ...found, configurationNames };
        });
        return [token, describeScopes(subject, use, seen.scopes), ...channels];
      },
    };
  });
}

function skipped(name: string, text: string): DoctorCheck {
  return { name, timeoutMs: SLACK_CHECK_TIMEOUT_MS, run: () => Promise.resolve([{ subject: name, status: 'skipped', text }]) };
}

function describeScopes(workspace: string, use: WorkspaceUse, scopes: readonly string[] | undefined): DoctorFinding {
  const subject = `scopes in ${workspace}`;
  if (scopes === undefined) return { subject, status: 'unknown', text: 'Slack does not say which scopes the token has' };
  const { missing, lacking } = compareScopes(scopes, use);
  if (missing.length === 0) {
    const without = lacking.length === 0 ? '' : `; not there, and left out: ${describeLack(lacking)}`;
    return { subject, status: 'ok', text: scopes.join(', ') + without };
  }
  return { subject, status: 'fault', text: `${missing.join(', ')} is missing`, mend: MANIFEST };
}

interface LookedChannel {
  readonly channelId: string;
  readonly names: string;
  readonly scopes: readonly string[] | undefined;
}

function describeChannel(membership: ChannelMembership, { channelId, names, scopes }: LookedChannel): DoctorFinding {
  const subject = `Slack channel ${channelId} (${names})`;
  switch (membership.status) {
    case 'member':
      return { subject, status: 'ok', text: 'the bot is in it' };
    case 'outside': {
      if (membership.isArchived)
        return { subject, status: 'fault', text: 'is archived', mend: 'Unarchive it, or configure another channel' };
      if (!membership.isPrivate && scopes?.includes('chat:write.public') === true) {
        return { subject, status: 'ok', text: 'the bot is not in it, and may post there with chat:write.public' };
      }
      return { subject, status: 'fault', text: 'the bot is not in it', mend: 'Say /invite @signalbox in the channel' };
    }
    case 'absent':
      return {
        subject,
        status: 'fault',
        text: 'the bot sees no such channel',
        cause: membership.reason,
        mend: 'Correct channelId, or say /invite @signalbox in the channel if it is private',
      };
    case 'unknown':
      return {
        subject,
        status: 'unknown',
        text: 'whether the bot is in it cannot be told',
        cause: membership.reason,
        mend: 'Give the app channels:read and groups:read to have it looked at',
      };
  }
}
