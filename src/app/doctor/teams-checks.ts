// What the doctor looks at in Microsoft Teams: the bot's token, and whether the bot is in the channels.
import type { Config } from '../../config/schema.ts';
import type { ConversationMembership } from '../../platforms/teams/inspect-teams.ts';
import { PUBLIC_SERVICES, type TeamsServices } from '../../platforms/teams/teams-services.ts';
import type { DoctorCheck, DoctorFinding } from './doctor-check.ts';

/** A token within ten seconds, and fifteen for a channel. */
const TEAMS_CHECK_TIMEOUT_MS = 40_000;

/** Lists the check. */
export function teamsChecks({ teams, channelConfigurations }: Config, services: TeamsServices = PUBLIC_SERVICES): readonly DoctorCheck[] {
  if (teams === undefined) {
    const skipped: DoctorFinding = { subject: 'teams', status: 'skipped', text: 'Teams is not configured' };
    return [{ name: 'teams', timeoutMs: TEAMS_CHECK_TIMEOUT_MS, run: () => Promise.resolve([skipped]) }];
  }
  const enabled = channelConfigurations.filter((one) => one.platform === 'teams' && one.state === 'ENABLED');
  const channelIds = [...new Set(enabled.map(({ channelId }) => channelId))];
  return [
    {
      name: 'teams',
      timeoutMs: TEAMS_CHECK_TIMEOUT_MS,
      async run(signal) {
        const subject = 'Teams token';
        // Microsoft's library is large, and most installations have no Teams.
        const { inspectTeams } = await import('../../platforms/teams/inspect-teams.ts');
        const seen = await inspectTeams({ config: teams, services, channelIds }, signal);
        if (seen.status !== 'seen') {
          const mend =
            seen.status === 'refused'
              ? 'Make a new client secret in Microsoft Entra (App registrations, Certificates & secrets) and set teams.clientSecret'
              : `curl -sS ${services.loginUrl}/${teams.tenantId}/v2.0/.well-known/openid-configuration`;
          return [{ subject, status: 'fault', text: 'the bot gets no token', cause: seen.reason, mend }];
        }
        return [
          { subject, status: 'ok', text: `Microsoft Entra gives the bot ${teams.appId} a token` },
          ...[...seen.channels].map(([channelId, membership]) => {
            const names = enabled.filter((one) => one.channelId === channelId).map(({ configurationName }) => configurationName);
            return { ...describeChannel(membership, `Teams channel ${channelId} (${names.join(', ')})`), configurationNames: names };
          }),
        ];
      },
    },
  ];
}

function describeChannel(membership: ConversationMembership, subject: string): DoctorFinding {
  switch (membership.status) {
    case 'member':
      return { subject, status: 'ok', text: 'the bot is in it' };
    case 'outside': {
      const mend = 'Upload the package of `signalbox teams package` to Teams, add the app to the team, and correct channelId';
      return { subject, status: 'fault', text: 'the bot is not in it', cause: membership.reason, mend };
    }
    case 'unknown':
      return { subject, status: 'unknown', text: 'whether the bot is in it cannot be told', cause: membership.reason };
  }
}
