// People with roles of their own: proved with a link, mapped by an administrator or by the file, and used in the place of the channel's.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIdentitySigner } from '../../src/aws/sdk/sign-identity.ts';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { askServer } from '../../src/cli/admin-client.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { userRoles } from '../../src/cli/user-roles.ts';
import { UserRoleList, UserRoleMapped, UserRolesUnmapped } from '../../src/contract/user-roles.ts';
import type { AwsDoubleKey } from '../fakes/aws-double-signature.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const ACCOUNT = '123456789012';
const roleOf = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const [CHANNEL, ANA, BEN] = [roleOf('channel'), roleOf('ana'), roleOf('ben')];

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-user-roles-'));
  const Statement = [{ Effect: 'Allow', Action: ['ec2:Describe*'], Resource: '*' }];
  await writeFile(join(folder, 'policy.json'), JSON.stringify({ Version: '2012-10-17', Statement }));
  aws = await startFakeAws({ roles: [CHANNEL, ANA, BEN].map((roleArn) => ({ roleArn })) });
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

function yamlWith(rules = '', settings = ''): string {
  return `
guardrails: [{ name: look, policyFile: '${join(folder, 'policy.json')}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [look], role: '${CHANNEL}'${rules} }
${settings}
`;
}

async function start(yaml = yamlWith(), dataFolder?: string): Promise<void> {
  app = await startApp({ environment: aws.environment, yaml, ...(dataFolder === undefined ? {} : { dataFolder }) });
  browser = await BrowserSession.signIn(app.signInUrl);
}

const isAnswer = ({ payload, editedAt }: WebChannelMessage): boolean => payload.author === undefined && editedAt === undefined;

async function ask(text: string): Promise<string> {
  const { revision } = await browser.messages('ops');
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const arrived = await browser.follow((messages) => messages.some(isAnswer), revision);
  const answer = arrived.find(isAnswer);
  return answer === undefined ? '' : textOf(answer);
}

function nonceIn(answer: string): string {
  return /signalbox prove http:\/\/127\.0\.0\.1:\d+\/prove\/([\w-]{43})/.exec(answer)?.[1] ?? `no link in ${answer}`;
}

/** Proves a role at the door, as the command does. */
async function prove(nonce: string, { accessKeyId, secretAccessKey, sessionToken }: AwsDoubleKey): Promise<Response> {
  const environment = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken ?? '',
    AWS_REGION: 'us-east-1',
  };
  const signer = await createIdentitySigner({ environment, now: () => new Date() });
  const signed = await signer.sign({ nonce, server: app.url, userId: 'web:operator', configurationName: 'ops' });
  return fetch(`${app.url}/api/role-proofs/${nonce}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signed),
  });
}

/** With which roles Signalbox has signed in, in order. */
const rolesUsed = (): readonly string[] =>
  aws.sts.sessions.flatMap(({ sourceIdentity, roleArn }) => (sourceIdentity === '' ? [] : [roleArn]));

const socket = (): string => join(app.dataFolder, 'signalbox.sock');

describe('a role of one’s own', () => {
  it('is proved with a link, told in the channel, used under the guardrails, shown, and cleared', async () => {
    await start();
    expect(await ask('ec2 describe-instances')).toContain('· role channel ·');
    const card = await ask('switch-role');
    expect(card).toContain(`the channel role ${CHANNEL}`);

    const { revision } = await browser.messages('ops');
    const response = await prove(nonceIn(card), aws.sts.signIn(ANA, 'ana@laptop'));
    expect(await response.json()).toEqual({
      roleArn: ANA,
      accountId: ACCOUNT,
      provenArn: `arn:aws:sts::${ACCOUNT}:assumed-role/ana/ana@laptop`,
    });
    const [told] = await browser.follow((messages) => messages.some(isAnswer), revision);
    expect(told === undefined ? '' : textOf(told)).toMatch(/your commands run with the role ana from now on.*clear-role 123456789012/);

    expect(await ask('ec2 describe-instances')).toContain('· user role ana ·');
    expect(await ask('whoami')).toContain('Your own role');
    expect(await ask('ec2 terminate-instances --instance-ids i-0123456789abcdef0')).toContain('is not allowed here');
    const session = aws.sts.sessions.findLast(({ roleArn, sourceIdentity }) => roleArn === ANA && sourceIdentity !== '');
    expect(session).toMatchObject({ sourceIdentity: 'web.operator', policy: expect.stringContaining('ec2:Describe*') });

    expect(await ask('clear-role')).toContain('Your role is cleared');
    expect(await ask('ec2 describe-instances')).toContain('· role channel ·');
    expect(new Set(rolesUsed())).toEqual(new Set([CHANNEL, ANA]));
    expect(JSON.stringify(await browser.messages('ops'))).not.toContain(
      aws.sts.sessions.find(({ sessionName }) => sessionName === 'ana@laptop')?.key.sessionToken,
    );
  });

  it('is proved once with a link, and says whose it is to whoever opens it', async () => {
    await start();
    const nonce = nonceIn(await ask('switch-roles'));
    const details = await (await fetch(`${app.url}/api/role-proofs/${nonce}`)).json();
    expect(details).toMatchObject({
      userId: 'web:operator',
      configurationName: 'ops',
      server: app.url,
      accounts: [{ accountId: ACCOUNT }],
    });
    expect(await (await fetch(`${app.url}/prove/${nonce}`)).text()).toContain(`npx signalbox prove ${app.url}/prove/${nonce}`);
    const key = aws.sts.signIn(ANA, 'ana');

    expect((await prove(nonce, key)).status).toBe(200);
    expect((await prove(nonce, key)).status).toBe(404);
    expect((await fetch(`${app.url}/api/role-proofs/${nonce}`)).status).toBe(404);
  });

  it('is kept over a restart', async () => {
    await start();
    await prove(nonceIn(await ask('switch-role')), aws.sts.signIn(ANA, 'ana'));
    const { dataFolder } = app;
    await app.stopAndKeepData();
    await start(yamlWith(), dataFolder);

    expect(await ask('ec2 describe-instances')).toContain('· user role ana ·');
  });

  it('whose trust policy does not know Signalbox is refused by AWS with the statement that it needs', async () => {
    await aws.stop();
    aws = await startFakeAws({ roles: [{ roleArn: CHANNEL }, { roleArn: ANA, trusts: [] }] });
    await start();
    await prove(nonceIn(await ask('switch-role')), aws.sts.signIn(ANA, 'ana'));

    const answer = await ask('ec2 describe-instances');
    expect(answer).toContain(`The trust policy of ${ANA} has to allow sts:AssumeRole`);
    expect(answer).toContain('sts:SetSourceIdentity');
    expect(aws.callsOf('DescribeInstances')).toEqual([]);
  });

  it.each([
    ['of the channel', yamlWith.bind(undefined, ', userAuthorizationRequired: true')],
    [
      'of all channels, which a channel cannot take back',
      yamlWith.bind(undefined, ', userAuthorizationRequired: false', 'userAuthorizationRequired: true'),
    ],
  ])('is required by a setting %s: nothing runs without', async (_whose, yaml) => {
    await start(yaml());
    const refused = await ask('ec2 describe-instances');
    expect(refused).toContain('Commands in this channel need a role of your own');
    expect(refused).toContain('switch-role');
    expect(rolesUsed()).toEqual([]);
    await prove(nonceIn(await ask('switch-role')), aws.sts.signIn(ANA, 'ana'));

    expect(await ask('ec2 describe-instances')).toContain('· user role ana ·');
    expect(rolesUsed()).toEqual([ANA]);
  });

  it('is required also where commands would use the machine’s own credentials', async () => {
    await start('userAuthorizationRequired: true\n');

    expect(await ask('ec2 describe-instances')).toContain('Commands need a role of your own');
    expect(aws.callsOf('DescribeInstances')).toEqual([]);
  });

  it('is mapped and unmapped by administrators, and by them alone changed then', async () => {
    await start();
    const map = { method: 'POST', path: '/api/user-roles/map', body: JSON.stringify({ userId: 'web:operator', roleArn: BEN }) } as const;
    expect(await askServer(socket(), map, UserRoleMapped)).toEqual({ roleArn: BEN, accountId: ACCOUNT });
    expect(await ask('ec2 describe-instances')).toContain('· user role ben ·');
    expect(await ask('switch-role')).toContain('mapped by socket:operator');
    expect(await ask('clear-role')).toContain('only an administrator changes that');

    const refused = await prove(nonceIn(await ask('switch-role')), aws.sts.signIn(ANA, 'ana'));
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('only an administrator changes that')]);
    expect(await ask('ec2 describe-instances')).toContain('· user role ben ·');

    const { roles } = await askServer(socket(), { method: 'GET', path: '/api/user-roles' }, UserRoleList);
    expect(roles).toMatchObject([{ who: 'web:operator', roleArn: BEN, configurationName: '', mappedBy: { userId: 'socket:operator' } }]);
    const unmap = { method: 'POST', path: '/api/user-roles/unmap', body: JSON.stringify({ userId: 'web:operator' }) } as const;
    expect((await askServer(socket(), unmap, UserRolesUnmapped)).removed).toHaveLength(1);
    expect(await ask('ec2 describe-instances')).toContain('· role channel ·');
  });

  it('is listed, mapped and unmapped on the command line', async () => {
    await start();
    const lines: string[] = [];
    const print = (line: string): void => {
      lines.push(line);
    };
    async function run(...commandLine: readonly string[]): Promise<number> {
      return runCli(['user-roles', ...commandLine], [userRoles], {
        streams: {
          readInput: () => Promise.reject(new Error('nothing is read')),
          async *readInputLines() {},
          print,
          printError: print,
        },
        findSocketPath: () => Promise.resolve(socket()),
        readFile: () => Promise.reject(new Error('nothing is read')),
      });
    }

    expect(await run('map', 'web:ana', ANA, '--channel', 'ops')).toBe(0);
    expect(await run('map', 'web:ana', BEN, '--channel', 'ops')).toBe(0);
    expect(await run('list')).toBe(0);
    expect(await run('unmap', 'web:ana', '--account', ACCOUNT)).toBe(0);
    expect(await run('unmap', 'web:ana')).toBe(0);
    expect(await run('map', 'web:ana', ANA, '--channel', 'nowhere')).toBe(1);
    expect(await run('map', 'web:ana')).toBe(2);
    expect(lines).toEqual([
      `web:ana has ${ANA}`,
      `web:ana has ${BEN} (before: ${ANA})`,
      `web:ana  ${ACCOUNT}  ${BEN}  ops  socket:operator`,
      `web:ana no longer has ${BEN}`,
      'web:ana had no such role',
      'user-role-refused: This role cannot be mapped so: There is no channel configuration "nowhere"',
      'signalbox user-roles: name a person and a role',
      expect.stringContaining('usage: signalbox user-roles list | map'),
    ]);
  });

  it('of an account that no channel reaches, or of nobody, is not mapped', async () => {
    await start();
    const map = (userId: string, roleArn: string) =>
      askServer(socket(), { method: 'POST', path: '/api/user-roles/map', body: JSON.stringify({ userId, roleArn }) }, UserRoleMapped);

    await expect(map('web:operator', 'arn:aws:iam::999999999999:role/ana')).rejects.toThrow(
      'No channel configuration reaches the account 999999999999',
    );
    await expect(map('operator', ANA)).rejects.toThrow('is no identity');
    await expect(map('web:operator', `arn:aws:iam::${ACCOUNT}:user/ana`)).rejects.toThrow('is not the ARN of an IAM role');
  });

  it('that the file gives is read-only everywhere else', async () => {
    await start(yamlWith('', `userRoles: [{ identity: 'web:operator', role: '${BEN}' }]`));
    expect(await ask('ec2 describe-instances')).toContain('· user role ben ·');
    expect(await ask('switch-role')).toContain('given to web:operator by the configuration file');
    expect(await ask(`user-roles map web:operator ${ANA}`)).toContain('it is changed there and nowhere else');
    expect(await ask('clear-role')).toContain('by the configuration file');
    const refused = await prove(nonceIn(await ask('switch-role')), aws.sts.signIn(ANA, 'ana'));
    expect(refused.status).toBe(403);
    await app.rewrite(yamlWith());
    await app.reload();

    expect(await ask('ec2 describe-instances')).toContain('· role channel ·');
  });

  it('is mapped in chat by administrators, listed, and on record with what was before and after', async () => {
    await start();
    expect(await ask(`user-roles map web:ana ${ANA}`)).toContain(`Commands of web:ana run with ${ANA} in ops`);
    expect(await ask(`user-roles map web:ana ${BEN}`)).toContain(`It was ${ANA} before`);
    expect(await ask('user-roles')).toContain(`web:ana · ${ACCOUNT} · ${BEN} · ops · mapped by web:operator`);
    expect(await ask('user-roles unmap web:ana')).toContain('The role is unmapped');
    expect(await ask('ec2 describe-instances')).toContain('· role channel ·');
  });
});
