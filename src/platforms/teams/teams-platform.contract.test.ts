import type { FakeTeams, TeamsFault } from '../../../test/fakes/fake-teams.ts';
import { describePlatformContract, type PlatformFault, type PlatformHarness } from '../platform.contract.ts';
import { splitMessageId, toMessageId } from './conversation-id.ts';
import type { TeamsPosting } from './teams-payload.ts';
import { checkTeamsPayload } from './testing/check-teams-payload.ts';
import {
  CHANNEL,
  createLogRecorder,
  createTestPlatform,
  GROUP_ID,
  OUTSIDE,
  startFakeTeams,
  TEAMS_SECRETS,
} from './testing/teams-harness.ts';

const teamsFaults = {
  'asks to wait 7 seconds': { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
  'asks to wait without saying how long': { kind: 'status', status: 429 },
  'fails with HTTP 500': { kind: 'status', status: 500 },
  'is not available (HTTP 503)': { kind: 'status', status: 503 },
  'answers another HTTP status that a retry does not mend': { kind: 'status', status: 405 },
  'says that the operator must change something': { kind: 'refusal', status: 403, code: 'BotNotInConversationRoster' },
  'says that the payload is wrong': { kind: 'refusal', status: 413, code: 'MessageSizeTooBig' },
  'does not answer in time': { kind: 'hang' },
  'closes the connection before it takes the message': { kind: 'reset', taken: false },
  'closes the connection after it has taken the message': { kind: 'reset', taken: true },
  'sends half of the answer': { kind: 'half-answer' },
  'answers something else than its API does': { kind: 'page' },
} as const satisfies Partial<Record<PlatformFault, TeamsFault>>;

function isTeamsFault(fault: string): fault is keyof typeof teamsFaults {
  return fault in teamsFaults;
}

/** Fails the next call; the deadline of a call that hangs is over as soon as it has arrived. */
function arrangeFault(teams: FakeTeams, fault: TeamsFault, endDeadline: () => void): void {
  const callCount = teams.requests.length;
  teams.failNextCall(fault);
  if (fault.kind === 'hang') void teams.until(() => teams.requests.length > callCount).then(endDeadline);
}

async function setUp(): Promise<PlatformHarness<TeamsPosting>> {
  const teams = await startFakeTeams();
  const { logger, readLog } = createLogRecorder();
  let deadline = new AbortController();
  const platform = createTestPlatform(teams, {
    logger,
    createDeadline: () => {
      deadline = new AbortController();
      return deadline.signal;
    },
  });
  return {
    platform,
    channel: { platform: 'teams', workspaceId: GROUP_ID, channelId: CHANNEL },
    unknownChannel: { platform: 'teams', workspaceId: GROUP_ID, channelId: OUTSIDE },
    secrets: TEAMS_SECRETS,
    checkPayload: ({ payload }) => checkTeamsPayload(payload),
    listShown: () =>
      Promise.resolve(
        teams
          .postedIn(CHANNEL)
          .map(({ id, rootId, activity }) => ({ messageId: toMessageId(id, rootId), content: JSON.stringify(activity) })),
      ),
    deleteMessage: ({ messageId }) => {
      teams.state.delete(splitMessageId(messageId).activityId);
      return Promise.resolve();
    },
    arrange: (fault) => {
      if (isTeamsFault(fault)) {
        arrangeFault(teams, teamsFaults[fault], () => {
          deadline.abort(new DOMException('too late', 'TimeoutError'));
        });
      }
      return Promise.resolve();
    },
    readLog,
    close: async () => {
      await platform.stop();
      await teams.close();
    },
  };
}

describePlatformContract('Teams', { setUp, faults: Object.keys(teamsFaults).filter(isTeamsFault), postsOnce: false });
