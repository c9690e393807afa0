// The Teams platform beside a double of Teams.
import { pino } from 'pino';
import { FakeTeams, type FakeTeamsOptions } from '../../../../test/fakes/fake-teams.ts';
import { Secret } from '../../../lib/secret.ts';
import type { TeamsConfig } from '../config.ts';
import { createTeamsPlatform, type TeamsPlatformOptions } from '../index.ts';

/** The application id of the double's bot. */
export const APP_ID = '00000000-0000-0000-0000-0000000000a1';
/** The tenant of the double. */
export const TENANT_ID = '00000000-0000-0000-0000-0000000000b1';
/** The group of its team. */
export const GROUP_ID = '00000000-0000-0000-0000-0000000000c1';
/** A tenant of somebody else. */
export const OTHER_TENANT_ID = '00000000-0000-0000-0000-0000000000b2';
/** The object id of a member. */
export const ANA = '00000000-0000-0000-0000-0000000000d1';

/** A channel of the team, with the bot in it. */
export const CHANNEL = '19:ops0a1b2c@thread.tacv2';
/** A channel without the bot. */
export const OUTSIDE = '19:outside@thread.tacv2';
/** A group chat. */
export const GROUP_CHAT = '19:group0a@thread.v2';
/** A chat with one person. */
export const CHAT = 'a:1chat-0a';

/** Texts that must never be read anywhere. */
export const TEAMS_SECRETS = ['client-secret-of-the-double', 'double-token-'] as const;

/** Starts a double with a team, a group chat and a chat. */
export function startFakeTeams(options: Partial<FakeTeamsOptions> = {}): Promise<FakeTeams> {
  return FakeTeams.start({
    appId: APP_ID,
    tenantId: TENANT_ID,
    clientSecret: TEAMS_SECRETS[0],
    conversations: [
      { id: CHANNEL, type: 'channel', groupId: GROUP_ID, teamThreadId: '19:general@thread.tacv2' },
      { id: OUTSIDE, type: 'channel', groupId: GROUP_ID, teamThreadId: '19:general@thread.tacv2', hasBot: false },
      { id: GROUP_CHAT, type: 'groupChat' },
      { id: CHAT, type: 'personal' },
    ],
    people: [
      { id: '29:ana', name: 'Ana', aadObjectId: ANA, tenantId: TENANT_ID, userRole: 'user' },
      { id: '29:gus', name: 'Gus', aadObjectId: '00000000-0000-0000-0000-0000000000d2', tenantId: TENANT_ID, userRole: 'guest' },
      { id: '29:eve', name: 'Eve', aadObjectId: '00000000-0000-0000-0000-0000000000d3', tenantId: OTHER_TENANT_ID, userRole: 'user' },
    ],
    ...options,
  });
}

/** The configuration of the double's bot. */
export function teamsConfig(change: Partial<TeamsConfig> = {}): TeamsConfig {
  return {
    appId: APP_ID,
    tenantId: TENANT_ID,
    clientSecret: new Secret(TEAMS_SECRETS[0]),
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    ...change,
  };
}

/** Creates the platform for the double, connected with it. */
export function createTestPlatform(teams: FakeTeams, options: Omit<TeamsPlatformOptions, 'config'> & { readonly config?: TeamsConfig }) {
  const platform = createTeamsPlatform({ services: teams.services, config: teamsConfig(), ...options });
  teams.connect(async (headers, body) => {
    const refusal = platform.door?.refusalOf(headers);
    const answer = refusal ?? (await platform.door?.take({ headers, body: Buffer.from(body) }));
    return { status: answer?.status ?? 404, body: answer?.body ?? '' };
  });
  return platform;
}

/** A logger with everything that was logged, down to the debug lines. */
export function createLogRecorder() {
  const lines: string[] = [];
  return { logger: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }), readLog: (): string => lines.join('') };
}
