// Roles of people in Slack: a link in the thread, roles of user groups, two people in one channel, and administrators by mention.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentitySigner } from '../../src/aws/sdk/sign-identity.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { FakeSlack } from '../fakes/fake-slack.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startApp, type StartedApp } from './start-app.ts';

const botToken = 'xoxb-1-signalbox-test';
const appToken = 'xapp-1-signalbox-test';
const roleOf = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const MANIFEST_SCOPES = ['chat:write', 'app_mentions:read', 'files:write', 'users:read'];

let slack: FakeSlack;
let aws: FakeAws;
let app: StartedApp;
let mentions: number;

beforeEach(async () => {
  mentions = 0;
  aws = await startFakeAws({ roles: ['channel', 'ana', 'platform'].map((name) => ({ roleArn: roleOf(name) })) });
});
afterEach(async () => {
  await app.stop();
  await slack.close();
  await aws.stop();
});

async function start(settings = '', scopes: readonly string[] = [...MANIFEST_SCOPES, 'usergroups:read']): Promise<void> {
  slack = await FakeSlack.start({
    workspaces: [{ teamId: 'T1', botToken, appToken, botUserId: 'UBOT', channelIds: ['C1'], groups: { S1: ['UBEN'] }, scopes }],
  });
  app = await startApp({
    yaml: `
slack:
  apiUrl: ${slack.apiUrl}
  workspaces: [{ workspaceId: T1, botToken: ${botToken}, appToken: ${appToken} }]
channelConfigurations:
  - { configurationName: ops-slack, platform: slack, workspaceId: T1, channelId: C1, role: '${roleOf('channel')}' }
${settings}
`,
    environment: { ...NO_CREDENTIALS, ...aws.environment },
  });
  await slack.until(() => slack.sockets.countOpen(appToken) === 1);
}

async function mention(userId: string, text: string): Promise<string> {
  const before = slack.messagesIn('C1').length;
  const shown = slack.ephemerals().length;
  mentions += 1;
  slack.mention({ teamId: 'T1', channelId: 'C1', userId, text: `<@UBOT> ${text}`, ts: `1700000000.${String(mentions).padStart(6, '0')}` });
  await slack.until(() => slack.messagesIn('C1').length > before || slack.ephemerals().length > shown);
  return JSON.stringify(slack.ephemerals().length > shown ? slack.ephemerals().at(-1) : slack.messagesIn('C1').at(-1));
}

const lookAs = (userId: string): Promise<string> => mention(userId, 'ec2 describe-instances');

describe('roles of people in Slack', () => {
  it('are proved with the link of the thread, told there, and are of that person alone', async () => {
    await start();
    const card = await mention('UANA', 'switch-role');
    const [, nonce = ''] = /\/prove\/([\w-]{43})/.exec(card) ?? [];
    const { accessKeyId, secretAccessKey, sessionToken } = aws.sts.signIn(roleOf('ana'), 'ana');
    const environment = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken };
    const signer = await createIdentitySigner({ environment, region: 'us-east-1', now: () => new Date() });
    const subject = { nonce, server: app.url, userId: 'slack:T1:UANA', configurationName: 'ops-slack' };
    const body = JSON.stringify(await signer.sign(subject));
    const response = await fetch(`${app.url}/api/role-proofs/${nonce}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

    expect(response.status).toBe(200);
    const told = slack.messagesIn('C1').at(-1);
    expect(JSON.stringify(told)).toContain('@aws clear-role 123456789012');
    expect(told?.threadTs).toBe('1700000000.000001');
    expect(await lookAs('UANA')).toContain('user role ana');
    expect(await lookAs('UBEN')).toContain('· role channel');
    expect(await mention('UBEN', 'clear-role')).toContain('no role here that you could clear');
    expect(await lookAs('UANA')).toContain('user role ana');
  });

  it('are those of their groups, by the members that Slack names', async () => {
    await start(`userRoles: [{ group: 'slack:T1:S1', role: '${roleOf('platform')}' }]`);

    expect(await lookAs('UBEN')).toContain('user role platform');
    expect(await lookAs('UANA')).toContain('· role channel');
    expect(await mention('UBEN', 'switch-role')).toContain('given to a group of yours by the configuration file');
  });

  it('of groups let nothing run where the app may not ask who is in them, and say so', async () => {
    await start(`userRoles: [{ group: 'slack:T1:S1', role: '${roleOf('platform')}' }]`, MANIFEST_SCOPES);

    expect(await lookAs('UBEN')).toContain('lacks the scope usergroups:read');
    expect(aws.sts.sessions).toEqual([]);
  });

  it('are mapped by administrators who mention somebody, and by nobody else', async () => {
    await start('administrators: [slack:T1:UADMIN]');
    expect(await mention('UANA', `user-roles map <@UANA> ${roleOf('ana')}`)).toContain('Only an administrator');
    expect(await mention('UANA', 'user-roles list')).toContain('Only an administrator');
    expect(await mention('UADMIN', `user-roles map <@UANA> ${roleOf('ana')}`)).toContain('Commands of slack:T1:UANA run with');

    expect(await lookAs('UANA')).toContain('user role ana');
    expect(await lookAs('UADMIN')).toContain('· role channel');
  });
});
