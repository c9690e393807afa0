// Custom actions in Slack and Teams: card and answer stand in the thread of the notification, and the notification itself says who ran what.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP_ID, CHANNEL, GROUP_ID, startFakeTeams, TEAMS_SECRETS, TENANT_ID } from '../../src/platforms/teams/testing/teams-harness.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import type { FakeTeams } from '../fakes/fake-teams.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';

/** An action that only reads. */
const customActions = `
customActions:
  - actionName: look
    command: ec2 describe-instances --filters Name=tag:Pipeline,Values=$Pipeline
    attachments: [{ notificationType: CodePipeline Pipeline Execution State Change, buttonText: Look at it }]
`;

let aws: FakeAws;
let app: StartedApp;

beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(() => aws.stop());

async function notify(): Promise<void> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const event = {
    version: '0',
    id: '01234567-0123-0123-0123-012345678901',
    'detail-type': 'CodePipeline Pipeline Execution State Change',
    source: 'aws.codepipeline',
    account: aws.accountId,
    time: '2026-11-28T10:00:00Z',
    region: 'us-east-1',
    resources: [`arn:aws:codepipeline:us-east-1:${aws.accountId}:storefront`],
    detail: { pipeline: 'storefront', 'execution-id': '11111111-2222-3333-4444-555555555555', state: 'FAILED', version: 3 },
  };
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${app.url}/notify`, { method: 'POST', headers, body: JSON.stringify(event) })).status).toBe(200);
}

describe('a custom action in Slack', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
    app = await startApp({
      yaml: `${customActions}
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops, platform: slack, workspaceId: T1, channelId: C1, role: ambient, customActions: [look] }
`,
      environment: { ...NO_CREDENTIALS, ...aws.environment },
    });
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
  });
  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  const shown = (index: number): string => JSON.stringify(slack.messagesIn('C1').at(index));
  const press = (index: number, button: string): void => {
    slack.press({ teamId: 'T1', channelId: 'C1', ts: slack.messagesIn('C1').at(index)?.ts ?? '', button, userId: 'UANA' });
  };
  const untilPosted = (count: number): Promise<unknown> => slack.until(() => slack.messagesIn('C1').length === count);

  it('is shown in the thread of its notification, answered there, and said on the notification', async () => {
    // By then it is known whose the machine's credentials are.
    slack.mention({ teamId: 'T1', channelId: 'C1', userId: 'UANA', text: '<@UBOT> whoami', ts: '1700000000.000100' });
    await slack.until(() => slack.messagesIn('C1').length === 1 && shown(0).includes(aws.accountId));
    await notify();
    await untilPosted(2);
    press(1, 'Look at it');
    await untilPosted(3);
    expect(shown(2)).toContain('pressed');
    expect(aws.callsOf('DescribeInstances')).toEqual([]);

    press(2, 'Run');
    await untilPosted(4);
    await slack.until(() => shown(1).includes('(look)'));
    const [, notification, card, answer] = slack.messagesIn('C1');
    expect([card?.threadTs, answer?.threadTs]).toEqual([notification?.ts, notification?.ts]);
    expect(shown(3)).toMatch(/ ran [\s\S]*Look at it/);
    expect(aws.callsOf('DescribeInstances')).not.toEqual([]);
    expect(notification?.isEdited).toBe(true);
    expect(shown(1)).toContain(`action run look`);
  });
});

describe('a custom action in Teams', () => {
  let teams: FakeTeams;
  beforeEach(async () => {
    teams = await startFakeTeams();
    app = await startApp({
      yaml: `${customActions}
teams: { appId: ${APP_ID}, tenantId: ${TENANT_ID}, clientSecret: ${TEAMS_SECRETS[0]} }
channelConfigurations:
  - configurationName: ops
    platform: teams
    workspaceId: ${GROUP_ID}
    channelId: '${CHANNEL}'
    role: ambient
    customActions: [look]
`,
      environment: { ...NO_CREDENTIALS, ...aws.environment },
      teamsServices: teams.services,
    });
    teams.connect(`${app.doorsUrl}/api/messages`);
  });
  afterEach(async () => {
    await app.stop();
    await teams.close();
  });

  const posted = (index: number): ReturnType<FakeTeams['postedIn']>[number] => {
    const found = teams.postedIn(CHANNEL)[index];
    if (found === undefined) throw new Error(`message ${index} was not posted`);
    return found;
  };
  const untilPosted = (count: number): Promise<unknown> => teams.until(() => teams.postedIn(CHANNEL).length === count);

  it('is shown under its notification, answered there, and said on the notification', async () => {
    // By then it is known whose the machine's credentials are.
    await teams.say({ channelId: CHANNEL, text: '@bot whoami' });
    await teams.until(() => JSON.stringify(teams.postedIn(CHANNEL)[0]?.activity ?? {}).includes(aws.accountId));
    await notify();
    await untilPosted(2);
    const { id } = posted(1);
    await teams.press(posted(1), 'Look at it');
    await untilPosted(3);
    expect(JSON.stringify(posted(2).activity)).toContain('pressed');
    expect(aws.callsOf('DescribeInstances')).toEqual([]);

    await teams.press(posted(2), 'Run');
    await untilPosted(4);
    await teams.until(() => JSON.stringify(teams.state.find(id)?.activity).includes('(look)'));
    expect([posted(2).rootId, posted(3).rootId]).toEqual([id, id]);
    expect(JSON.stringify(posted(3).activity)).toMatch(/ ran [\s\S]*Look at it/);
    expect(aws.callsOf('DescribeInstances')).not.toEqual([]);
  });
});
