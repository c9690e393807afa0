// A command that needs a second person: on the page with two people signed in, and in Slack by mentions.
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askServer } from '../../src/cli/admin-client.ts';
import { SessionList, SignInLinkAnswer } from '../../src/contract/admin-api.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';

// Match: confirm K7QX2M. Near miss: Confirm ec2.
const CONFIRM = /confirm ([A-Z0-9]{6})/;

let aws: FakeAws;
let app: StartedApp;
let instanceId: string;

beforeEach(async () => {
  aws = await startFakeAws();
  instanceId = aws.instances()[0]?.instanceId ?? '';
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
});

const PEOPLE = `
people: [{ name: Ana Example, identities: [web:ana, 'slack:T1:UANA'] }]
approvals:
  approvers: [web:ana, web:ben, 'slack:T1:UBEN']
  rules: [{ name: production, actions: ['ec2:Terminate*'] }]
breakGlass: { people: [web:ana], announceIn: security }
`;

async function policy(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'instances.json');
  const statement = { Sid: 'Instances', Effect: 'Allow', Action: ['ec2:TerminateInstances', 'ec2:Describe*'], Resource: '*' };
  await writeFile(file, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  return `guardrails: [{ name: instances, policyFile: '${file}' }]\n`;
}

const socketPath = (): string => join(app.dataFolder, 'signalbox.sock');

async function signIn(person: string, isAdministrator = false): Promise<BrowserSession> {
  const body = JSON.stringify({ person, isAdministrator });
  const { url } = await askServer(socketPath(), { method: 'POST', path: '/api/sign-in-links', body }, SignInLinkAnswer);
  return BrowserSession.signIn(url);
}

describe('approvals on the page', () => {
  const CHANNELS = `
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }
  - { configurationName: security, platform: web, channelId: security }
`;
  let ana: BrowserSession;
  let ben: BrowserSession;

  beforeEach(async () => {
    app = await startApp({ yaml: `${await policy()}${PEOPLE}${CHANNELS}`, environment: { ...NO_CREDENTIALS, ...aws.environment } });
    ana = await signIn('ana');
    ben = await signIn('ben');
  });

  const said = async (browser: BrowserSession, channelId = 'ops'): Promise<string> =>
    (await browser.messages(channelId)).messages.map((message) => textOf(message)).join('\n');
  async function say(browser: BrowserSession, text: string): Promise<void> {
    const response = await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
    expect(response.status).toBe(202);
  }
  async function confirmed(): Promise<string> {
    await say(ana, `ec2 terminate-instances --instance-ids ${instanceId}`);
    await expect.poll(() => said(ana)).toMatch(CONFIRM);
    const code = CONFIRM.exec(await said(ana))?.[1] ?? '';
    await say(ana, `confirm ${code} planned`);
    await expect.poll(() => said(ana)).toContain('Waits for approval by');
    return code;
  }

  it('are given by a second person, who is somebody else on every platform', async () => {
    const code = await confirmed();
    await say(ana, `approve ${code}`);
    await expect.poll(() => said(ana)).toContain('Nobody approves what they asked for themselves');
    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);
    await say(ben, `approve ${code} looks right`);
    await expect.poll(() => aws.changesOf('TerminateInstances').length).toBe(1);

    await expect.poll(() => said(ana)).toContain('ben approved what Ana Example asked for.');
    expect(await said(ana)).not.toContain(`approve ${code} and why`);
  });

  it('are not given twice, nor after a rejection', async () => {
    const code = await confirmed();
    await say(ben, `reject ${code} not today`);
    await expect.poll(() => said(ana)).toContain('not today');
    await say(ben, `approve ${code}`);

    await expect.poll(() => said(ben)).toContain('Nothing waits for this answer');
    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);
  });

  it('survive a restart', async () => {
    const code = await confirmed();
    const yaml = `${await policy()}${PEOPLE}${CHANNELS}`;
    await app.stopAndKeepData();
    app = await startApp({ yaml, dataFolder: app.dataFolder, environment: { ...NO_CREDENTIALS, ...aws.environment } });
    ben = await signIn('ben');
    await say(ben, `approve ${code}`);

    await expect.poll(() => aws.changesOf('TerminateInstances').length).toBe(1);
  });

  it('are told everybody where the glass is broken, also in the channel that is named', async () => {
    const code = await confirmed();
    await say(ana, `break-glass ${code} the site is down`);

    await expect.poll(() => aws.changesOf('TerminateInstances').length).toBe(1);
    await expect.poll(() => said(ben, 'security')).toContain('Glass broken');
    expect(await said(ben, 'security')).toContain('the site is down');
  });

  it('are not given by a session that was ended', async () => {
    const code = await confirmed();
    const listed = await askServer(socketPath(), { method: 'GET', path: '/api/sessions' }, SessionList);
    const body = JSON.stringify({ who: 'web:ben' });
    const ended = await askServer(socketPath(), { method: 'POST', path: '/api/sessions/end', body }, SessionList);
    const response = await ben.post('/api/channels/ops/messages', { text: `approve ${code}`, clientMessageId: randomUUID() });

    expect(listed.sessions.map(({ userId }) => userId).toSorted()).toEqual(['web:ana', 'web:ben']);
    expect(ended.sessions).toMatchObject([{ userId: 'web:ben' }]);
    expect(response.status).toBe(401);
    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);
  });

  it('sign people in as who they are, and links of persons are made at the admin socket alone', async () => {
    const session = async (browser: BrowserSession): Promise<unknown> => (await browser.request('/api/session')).json();

    expect(await session(ana)).toMatchObject({ userId: 'web:ana', displayName: 'ana', isAdministrator: false });
    expect(await session(await signIn('cleo', true))).toMatchObject({ userId: 'web:cleo', isAdministrator: true });
    expect((await ana.post('/api/sign-in-links', { person: 'ben' })).status).toBe(404);
    expect((await ana.request('/api/sessions')).status).toBe(404);
    await expect(signIn('operator', true)).rejects.toThrow('not operator');
  });
});

describe('approvals in Slack', () => {
  let slack: FakeSlack;

  beforeEach(async () => {
    const users = { UGUEST: { is_restricted: true }, UFAR: { team_id: 'T9' } };
    slack = await FakeSlack.start({ workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'], users }] });
    app = await startApp({
      yaml: `${await policy()}${PEOPLE.replace('announceIn: security', 'announceIn: ops-slack')}
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: ambient, guardrails: [instances], allowAmbientChanges: true }
`,
      environment: { ...NO_CREDENTIALS, ...aws.environment },
    });
    await slack.until(() => slack.sockets.countOpen(appToken) === 1);
  });
  afterEach(() => slack.close());

  let count = 0;
  const all = (): string => JSON.stringify([...slack.messagesIn('C1'), ...slack.ephemerals()]);
  async function mention(userId: string, text: string, until: string): Promise<void> {
    count += 1;
    slack.mention({ teamId: 'T1', channelId: 'C1', userId, text: `<@UBOT> ${text}`, ts: `1700000000.${String(count).padStart(6, '0')}` });
    await slack.until(() => all().includes(until));
  }

  it('call the approvers, run with the word of one of them, and tell whoever asked in their thread', async () => {
    await mention('UANA', `ec2 terminate-instances --instance-ids ${instanceId}`, 'Then needs approval');
    const code = CONFIRM.exec(all())?.[1] ?? '';
    await mention('UANA', `confirm ${code}`, 'Waits for approval by');
    expect(all()).toContain('"user_id":"UBEN"');
    expect(all()).not.toContain('"user_id":"UANA"');
    await mention('UANA', `approve ${code}`, 'Nobody approves what they asked for themselves');
    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);
    const asked = slack.messagesIn('C1')[0]?.threadTs;
    await mention('UBEN', `approve ${code} fine`, 'approved what Ana Example asked for');

    await expect.poll(() => aws.changesOf('TerminateInstances').length).toBe(1);
    await slack.until(() => slack.messagesIn('C1').some(({ isEdited }) => isEdited));
    const telling = slack.messagesIn('C1').filter((message) => JSON.stringify(message).includes('approved what Ana Example asked for'));
    const told = telling.find(({ isEdited }) => !isEdited);
    expect(told?.threadTs).toBe(asked);
    // The card itself says so as well, and nobody can approve it any more.
    expect(telling.find(({ isEdited }) => isEdited)).toBeDefined();
    expect(JSON.stringify(told)).toContain('"user_id":"UANA"');
  });

  it('are not asked for by guests and people of other organizations', async () => {
    await mention('UGUEST', 'ec2 describe-instances', 'not taken from guests');
    await mention('UFAR', 'ec2 describe-instances', 'not taken from people of other organizations');

    expect(aws.callsOf('DescribeInstances')).toHaveLength(0);
  });

  it('are not asked for by somebody of whom Slack does not say who they are, who may read', async () => {
    slack.failNext('users.info', { kind: 'error', code: 'missing_scope' }, 2);
    await mention('UANA', `ec2 terminate-instances --instance-ids ${instanceId}`, 'could not say whether you are a member');
    await mention('UANA', 'ec2 describe-instances', instanceId);

    expect(aws.changesOf('TerminateInstances')).toHaveLength(0);
  });
});
