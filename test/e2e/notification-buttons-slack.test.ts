// Buttons under notifications in Slack: what the guardrail allows is there, and a press walks the flow in the account and Region of the event.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
let instanceId: string;

beforeEach(async () => {
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'] }] });
  aws = await startFakeAws();
  instanceId = aws.instances()[0]?.instanceId ?? '';
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'reboots.json');
  const statement = { Effect: 'Allow', Action: ['ec2:RebootInstances', 'ec2:Describe*'], Resource: '*' };
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  app = await startApp({
    yaml: `
guardrails: [{ name: reboots, policyFile: '${policyFile}' }]
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: ambient, guardrails: [reboots], allowAmbientChanges: true }
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

async function notify(account: string): Promise<void> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const event = {
    version: '0',
    id: `0000-${account}`,
    'detail-type': 'EC2 Instance State-change Notification',
    source: 'aws.ec2',
    account,
    time: '2026-11-28T10:00:00Z',
    region: 'us-east-1',
    resources: [`arn:aws:ec2:us-east-1:${account}:instance/${instanceId}`],
    detail: { 'instance-id': instanceId, state: 'running' },
  };
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${app.url}/notify`, { method: 'POST', headers, body: JSON.stringify(event) })).status).toBe(200);
}

const shown = (index: number): string => JSON.stringify(slack.messagesIn('C1').at(index));

function press(index: number, button: string): void {
  slack.press({ teamId: 'T1', channelId: 'C1', ts: slack.messagesIn('C1').at(index)?.ts ?? '', button, userId: 'UANA' });
}

describe('buttons of a notification in Slack', () => {
  it('reboot the instance of the event once that is confirmed, and leave out what the guardrail refuses', async () => {
    // By then it is known whose the machine's credentials are.
    slack.mention({ teamId: 'T1', channelId: 'C1', userId: 'UANA', text: '<@UBOT> whoami', ts: '1700000000.000100' });
    await slack.until(() => slack.messagesIn('C1').length === 1 && shown(0).includes(aws.accountId));
    await notify(aws.accountId);
    await slack.until(() => slack.messagesIn('C1').length === 2);
    expect(shown(1)).toContain('Reboot');
    expect(shown(1)).not.toContain('stop-instances');

    press(1, 'Reboot');
    await slack.until(() => slack.messagesIn('C1').length === 3);
    expect(aws.changesOf('RebootInstances')).toEqual([]);
    press(2, 'Confirm');
    await expect.poll(() => aws.changesOf('RebootInstances').length).toBe(1);
    await slack.until(() => slack.messagesIn('C1').length === 4);
    // The card and the answer stand in the thread of the event.
    const [, event, card] = slack.messagesIn('C1');
    expect(card?.threadTs).toBe(event?.ts);
  });

  it('are not there for an instance of an account that the channel does not reach', async () => {
    await notify('999999999999');
    await slack.until(() => slack.messagesIn('C1').length === 1);
    expect(shown(0)).toContain(instanceId);
    expect(shown(0)).not.toContain('reboot-instances');
  });
});
