// The organization's chat applications policy, from its files to what happens in Slack: deliveries, mentions, states, and a change of it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationList, DeliveryList } from '../../src/contract/admin-api.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';
const CHANNEL_TYPES = 'chatbot.platforms.slack.default.supported_channel_types';

let folder: string;
let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-policy-'));
  const workspace = { teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['CPUBLIC', 'CPRIVATE'] };
  slack = await FakeSlack.start({ workspaces: [{ ...workspace, privateChannelIds: ['CPRIVATE'] }] });
  aws = await startFakeAws();
  await writePolicy({ default: { supported_channel_types: { '@@assign': ['private'] } } });
  await start(`files: ['${join(folder, 'root.json')}']`);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(policy: string, dataFolder?: string): Promise<void> {
  app = await startApp({
    yaml: `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
organizationPolicy: { ${policy} }
channelConfigurations:
  - { configurationName: page, platform: web, channelId: page }
  - { configurationName: open, platform: slack, workspaceId: T1, channelId: CPUBLIC, role: ambient }
  - { configurationName: closed, platform: slack, workspaceId: T1, channelId: CPRIVATE, role: ambient }
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  await slack.until(() => slack.sockets.countOpen(appToken) === 1);
  browser = await BrowserSession.signIn(app.signInUrl);
}

const writePolicy = (settings: object): Promise<void> =>
  writeFile(join(folder, 'root.json'), JSON.stringify({ chatbot: { platforms: { slack: settings } } }));

async function notify(text: string): Promise<void> {
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, { method: 'POST', body: text, headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBeLessThan(300);
}

async function deliveriesOf(configurationName: string): Promise<DeliveryList['deliveries']> {
  const response = await browser.request(`/api/deliveries?configurationName=${configurationName}`);
  return DeliveryList.parse(await response.json()).deliveries;
}

async function mention(text: string, channelId: string, ts: string): Promise<string> {
  const before = slack.messagesIn(channelId).length;
  slack.mention({ teamId: 'T1', channelId, text: `<@UBOT> ${text}`, ts });
  await slack.until(() => slack.messagesIn(channelId).length > before);
  return JSON.stringify(slack.messagesIn(channelId).at(-1));
}

describe('the policy of the organization', () => {
  it('keeps events from the channels that it forbids, and lets them be sent on once it allows them', async () => {
    await notify('disk almost full');
    await slack.until(() => slack.messagesIn('CPRIVATE').length === 1);
    await expect.poll(async () => (await deliveriesOf('open'))[0]?.status).toBe('dead');

    const [kept] = await deliveriesOf('open');
    expect(kept?.reason).toContain('chat applications policy');
    expect(kept?.reason).toContain(CHANNEL_TYPES);
    expect((await browser.messages('page')).messages).toHaveLength(1);

    await writePolicy({ client: { '@@assign': 'enabled' } });
    await app.reload();
    await browser.post(`/api/deliveries/${kept?.deliveryId ?? ''}/replay`);
    await slack.until(() => slack.messagesIn('CPUBLIC').length === 1);

    expect(JSON.stringify(slack.messagesIn('CPUBLIC'))).toContain('disk almost full');
  });

  it('answers commands and everything else there with its name, and runs nothing', async () => {
    const answers = [
      await mention('ec2 describe-instances', 'CPUBLIC', '1700000000.000100'),
      await mention('help', 'CPUBLIC', '1700000000.000200'),
    ];

    for (const answer of answers) {
      expect(answer).toContain('chat applications policy of the AWS organization');
      expect(answer).not.toContain('i-0');
    }
    await expect(mention('ec2 describe-instances', 'CPRIVATE', '1700000000.000300')).resolves.toContain(aws.instances()[0]?.instanceId);
  });

  it('is said where configurations are listed, in the log once, and in the metrics', async () => {
    const list = async (): Promise<ConfigurationList['configurations']> =>
      ConfigurationList.parse(await (await browser.request('/api/configurations')).json()).configurations;

    expect(await list()).toMatchObject([
      { configurationName: 'page', state: 'ENABLED' },
      { configurationName: 'open', state: 'DISABLED', stateReason: expect.stringContaining(CHANNEL_TYPES) },
      { configurationName: 'closed', state: 'ENABLED' },
    ]);
    await expect.poll(() => app.log().split('the policy of the organization disables the configuration').length - 1).toBe(1);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_configurations_disabled{configuration_name="open"} 1');

    await writePolicy({ client: { '@@assign': 'disabled' } });
    await app.reload();

    expect((await list()).map(({ state }) => state)).toEqual(['ENABLED', 'DISABLED', 'DISABLED']);
  });

  it('keeps the old one in force where a reload finds a file that is no policy', async () => {
    await writeFile(join(folder, 'root.json'), '{"chatbot": {"platforms": {"slack": {"client": {"@@assign": "on"}}}}}');

    await expect(app.reload()).rejects.toMatchObject({ code: 'config-invalid' });
    await expect(mention('help', 'CPUBLIC', '1700000000.000100')).resolves.toContain(CHANNEL_TYPES);
  });

  it('comes from AWS Organizations, and outlasts a restart while AWS cannot be asked', async () => {
    await app.stop();
    await start('fromOrganizations: true');
    await expect.poll(() => app.log()).toContain('the policy of the organization disables the configuration');
    await expect(mention('help', 'CPUBLIC', '1700000000.000100')).resolves.toContain(CHANNEL_TYPES);
    const { dataFolder } = app;
    await app.stopAndKeepData();

    aws.failNext('DescribeEffectivePolicy', { kind: 'denied' }, 9);
    await start('fromOrganizations: true', dataFolder);

    await expect.poll(() => app.log()).toContain('the last known one stays in force');
    await expect(mention('help', 'CPUBLIC', '1700000000.000200')).resolves.toContain(CHANNEL_TYPES);
    await expect(mention('help', 'CPRIVATE', '1700000000.000300')).resolves.not.toContain(CHANNEL_TYPES);
  });

  it('closes what it could be about where AWS has never told it, and the web chat stays open', async () => {
    await app.stop();
    aws.failNext('DescribeEffectivePolicy', { kind: 'denied' }, 9);
    await start('fromOrganizations: true');
    await expect.poll(() => app.log()).toContain('was never known');

    await expect(mention('ec2 describe-instances', 'CPRIVATE', '1700000000.000100')).resolves.toContain('is not known yet');
    await notify('disk almost full');
    await expect.poll(async () => (await deliveriesOf('closed'))[0]?.reason).toContain('is not known yet');

    expect((await deliveriesOf('closed'))[0]?.status).toBe('queued');
    expect((await browser.messages('page')).messages).toHaveLength(1);
  });
});
