import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { FakeTeams } from '../../../test/fakes/fake-teams.ts';
import { loadValid } from '../../config/testing/load-text.ts';
import {
  APP_ID,
  CHANNEL,
  GROUP_ID,
  OUTSIDE,
  startFakeTeams,
  TEAMS_SECRETS,
  TENANT_ID,
} from '../../platforms/teams/testing/teams-harness.ts';
import { runChecks } from './doctor-check.ts';
import { teamsChecks } from './teams-checks.ts';

describe('teamsChecks', () => {
  let teams: FakeTeams;
  beforeEach(async () => {
    teams = await startFakeTeams();
  });
  afterEach(() => teams.close());

  async function look(clientSecret: string = TEAMS_SECRETS[0]) {
    const channel = { platform: 'teams', workspaceId: GROUP_ID };
    const config = await loadValid(
      stringify({
        teams: { appId: APP_ID, tenantId: TENANT_ID, clientSecret },
        channelConfigurations: [
          { ...channel, configurationName: 'ops', channelId: CHANNEL },
          { ...channel, configurationName: 'outside', channelId: OUTSIDE },
        ],
      }),
    );
    return runChecks(teamsChecks(config, teams.services), () => new AbortController().signal);
  }

  it('says that the bot gets a token, and in which channels it is', async () => {
    expect(await look()).toEqual([
      { check: 'teams', subject: 'Teams token', status: 'ok', text: expect.stringContaining(APP_ID) },
      { check: 'teams', subject: `Teams channel ${CHANNEL} (ops)`, status: 'ok', text: 'the bot is in it', configurationNames: ['ops'] },
      {
        check: 'teams',
        subject: `Teams channel ${OUTSIDE} (outside)`,
        status: 'fault',
        text: 'the bot is not in it',
        cause: 'Teams answered HTTP 403 (BotNotInConversationRoster): add the app to the team or chat',
        mend: expect.stringContaining('signalbox teams package'),
        configurationNames: ['outside'],
      },
    ]);
    expect(teams.postedIn(CHANNEL)).toEqual([]);
  });

  it('says why there is no token, and never the secret', async () => {
    const findings = await look('a-wrong-secret');

    expect(findings).toMatchObject([{ subject: 'Teams token', status: 'fault', cause: expect.stringContaining('AADSTS7000215') }]);
    expect(JSON.stringify(findings)).not.toContain('a-wrong-secret');
  });

  it('does not know what Teams cannot be asked at the moment', async () => {
    teams.failNextCall({ kind: 'status', status: 503 });

    expect(await look()).toContainEqual(expect.objectContaining({ status: 'unknown', configurationNames: ['ops'] }));
  });

  it('has nothing to look at where Teams is not configured', async () => {
    const checks = teamsChecks(await loadValid('{}'), teams.services);

    expect(await runChecks(checks, () => new AbortController().signal)).toMatchObject([{ status: 'skipped' }]);
  });
});
