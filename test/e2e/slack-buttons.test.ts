// Buttons and forms in Slack: a press and a form walk the same flow as what is typed, and the card that was pressed shows what became of it.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';
const CHANGE = 'ec2 reboot-instances';

let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;
let yaml: string;
let instanceId: string;

beforeEach(async () => {
  const users = { UFAR: { team_id: 'T9' } };
  slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'], users }] });
  aws = await startFakeAws();
  instanceId = aws.instances()[0]?.instanceId ?? '';
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'instances.json');
  const statement = { Effect: 'Allow', Action: ['ec2:RebootInstances', 'ec2:Describe*'], Resource: '*' };
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  yaml = `
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: ambient, guardrails: [instances], allowAmbientChanges: true }
`;
  await start();
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
});

async function start(dataFolder?: string): Promise<void> {
  const environment = { ...NO_CREDENTIALS, ...aws.environment };
  app = await startApp({ yaml, environment, ...(dataFolder === undefined ? {} : { dataFolder }) });
  await slack.until(() => slack.sockets.countOpen(appToken) === 1);
}

function shown(index: number): string {
  return JSON.stringify(slack.messagesIn('C1').at(index));
}

async function mention(text: string): Promise<void> {
  const before = slack.messagesIn('C1').length;
  slack.mention({ teamId: 'T1', channelId: 'C1', userId: 'UANA', text: `<@UBOT> ${text}`, ts: `1700000000.00010${before}` });
  await slack.until(() => slack.messagesIn('C1').length > before);
}

function press(index: number, button: string, userId = 'UANA'): void {
  slack.press({ teamId: 'T1', channelId: 'C1', ts: slack.messagesIn('C1').at(index)?.ts ?? '', button, userId });
}

async function untilPosted(count: number): Promise<void> {
  await slack.until(() => slack.messagesIn('C1').length === count);
}

async function untilEdited(index: number): Promise<void> {
  await slack.until(() => slack.messagesIn('C1').at(index)?.isEdited === true);
}

describe('buttons in Slack', () => {
  it('confirm what waits, once: the card loses its buttons, and the answer comes in its thread', async () => {
    await mention(`${CHANGE} --instance-ids ${instanceId}`);
    expect(aws.changesOf('RebootInstances')).toEqual([]);

    press(0, 'Confirm');
    await untilPosted(2);
    await untilEdited(0);

    expect(aws.changesOf('RebootInstances')).toHaveLength(1);
    expect(shown(0)).toContain('confirmed');
    expect(shown(0)).not.toContain('"button"');
    expect(slack.messagesIn('C1').map(({ threadTs }) => threadTs)).toEqual(['1700000000.000100', '1700000000.000100']);
    expect(() => press(0, 'Confirm')).toThrow('no button');
  });

  it('do nothing for somebody who did not ask, or is of another organization, and tell them why', async () => {
    await mention(`${CHANGE} --instance-ids ${instanceId}`);

    press(0, 'Confirm', 'UBEN');
    await expect.poll(() => slack.ephemerals().length + slack.messagesIn('C1').length).toBe(2);
    press(0, 'Confirm', 'UFAR');
    await expect.poll(() => slack.ephemerals().length + slack.messagesIn('C1').length).toBe(3);

    expect(shown(0)).toContain('"button"');
    expect(slack.messagesIn('C1')[0]?.isEdited).toBe(false);
    expect(aws.changesOf('RebootInstances')).toEqual([]);
  });

  it('confirm after a restart, which nobody who looks at the card can know of', async () => {
    await mention(`${CHANGE} --instance-ids ${instanceId}`);
    await app.stopAndKeepData();
    await start(app.dataFolder);

    press(0, 'Confirm');
    await untilPosted(2);
    await untilEdited(0);

    expect(shown(0)).toContain('confirmed');
  });

  it('give a command to be edited', async () => {
    await mention(CHANGE);

    press(0, 'Edit');
    await slack.until(() => slack.views().length === 1);
    slack.submit({ Command: 'ec2 describe-instances' });
    await untilPosted(2);

    expect(shown(1)).toContain(instanceId);
    expect(slack.messagesIn('C1')[1]?.threadTs).toBe('1700000000.000100');
  });
});

describe('forms in Slack', () => {
  it('complete a command that lacks something, and the card that asked for it says so', async () => {
    await mention(CHANGE);
    expect(shown(0)).toContain('Fill in');

    press(0, 'Fill in');
    await slack.until(() => slack.views().length === 1);
    const choice = slack
      .views()[0]
      ?.view.blocks.flatMap((block) => (block.type === 'input' && 'options' in block.element ? block.element.options : []))
      .find(({ value }) => value === instanceId);
    slack.submit({ 'instance-ids': [choice?.text.text ?? ''] });
    await untilPosted(2);
    await untilEdited(0);

    expect(shown(1)).toContain(`aws ec2 reboot-instances --instance-ids ${instanceId}`);
    expect(shown(0)).not.toContain('Fill in');
  });

  it('open after a restart as well', async () => {
    await mention(CHANGE);
    await app.stopAndKeepData();
    await start(app.dataFolder);

    press(0, 'Fill in');
    await slack.until(() => slack.views().length === 1);

    expect(slack.views()[0]?.view.blocks).toMatchObject([{ label: { text: 'instance-ids' } }, {}]);
  });
});
