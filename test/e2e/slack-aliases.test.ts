// Aliases in Slack: made by a mention of several lines, run with AWS, and asked for what they lack.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';

let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  aws = await startFakeAws();
  app = await startApp({
    yaml: `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: ambient }
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
  });
  await slack.until(() => slack.sockets.countOpen(appToken) === 1);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
});

async function mention(text: string, ts: string): Promise<string> {
  const before = slack.messagesIn('C1').length;
  const shown = slack.ephemerals().length;
  slack.mention({ teamId: 'T1', channelId: 'C1', text: `<@UBOT> ${text}`, ts });
  await slack.until(() => slack.messagesIn('C1').length > before || slack.ephemerals().length > shown);
  return JSON.stringify(slack.ephemerals().length > shown ? slack.ephemerals().at(-1) : slack.messagesIn('C1').at(-1));
}

describe('aliases in Slack', () => {
  it('are made in several lines, and run with values passed on from one answer to the next command', async () => {
    const id = aws.instances()[0]?.instanceId ?? '';
    const made = await mention(
      'alias create look ec2 describe-instances --instance-ids $id\nec2 describe-instances --instance-ids $step1.Reservations[0].Instances[0].InstanceId',
      '1700000000.000100',
    );
    expect(made).toContain('The alias look is made');

    const answer = await mention(`run look ${id}`, '1700000000.000200');
    expect(answer).toContain('2 commands: all done');
    expect(answer).toContain(id);
  });

  it('ask for a value that is missing, and tell whoever asked alone what is wrong', async () => {
    await mention('alias create look ec2 describe-instances --instance-ids $id', '1700000000.000100');

    await expect(mention('run look', '1700000000.000200')).resolves.toContain('Which id?');
    await expect(mention('run nothing', '1700000000.000300')).resolves.toContain('No alias of this channel is called so');
    expect(slack.ephemerals().length).toBeGreaterThan(0);
  });
});
