// Two accounts in one channel, each reached by a session of its role: chosen once, remembered, and never mixed up. AWS is a double that
// lets nothing in but what is signed with the credentials that its STS has handed out.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { startFakeAws, type FakeAws, type FakeAwsOptions } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PROD = '111111111111';
const STAGING = '222222222222';
const roleOf = (accountId: string): string => `arn:aws:iam::${accountId}:role/chat/signalbox-ops`;
const WEEK_MS = 7 * 24 * 60 * 60_000;

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
let folder: string;
let offsetMs: number;
const now = (): Date => new Date(Date.now() + offsetMs);

beforeEach(async () => {
  offsetMs = 0;
  folder = await mkdtemp(join(tmpdir(), 'signalbox-accounts-'));
  await writePolicy({ Effect: 'Allow', Action: ['ec2:*', 'sns:List*'], Resource: '*' });
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

async function writePolicy(...statements: readonly object[]): Promise<void> {
  await writeFile(join(folder, 'policy.json'), JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

function yamlWith(line: string, guardrails = '[all]'): string {
  return `
guardrails: [{ name: all, policyFile: '${join(folder, 'policy.json')}' }]
channelConfigurations:
  - configurationName: ops-team
    platform: web
    channelId: ops
    guardrails: ${guardrails}
    ${line}
`;
}

const TWO_ACCOUNTS = `accounts: [{ name: prod, role: '${roleOf(PROD)}', externalId: abc-123 }, { name: staging, role: '${roleOf(STAGING)}' }]`;
const ONE_ROLE = `role: '${roleOf(STAGING)}'`;

async function start({ yaml = yamlWith(TWO_ACCOUNTS), ...options }: FakeAwsOptions & { readonly yaml?: string } = {}): Promise<void> {
  aws = await startFakeAws({ roles: [{ roleArn: roleOf(PROD), externalId: 'abc-123' }, { roleArn: roleOf(STAGING) }], now, ...options });
  await startSignalbox({ yaml });
}

async function startSignalbox(options: { readonly yaml?: string; readonly dataFolder?: string }): Promise<void> {
  app = await startApp({ environment: aws.environment, now, ...options });
  browser = await BrowserSession.signIn(app.signInUrl);
}

async function restart(): Promise<void> {
  const { dataFolder } = app;
  await app.stopAndKeepData();
  await startSignalbox({ dataFolder, yaml: yamlWith(TWO_ACCOUNTS) });
}

/** Says something and returns the answer. */
async function ask(text: string): Promise<string> {
  const isAnswer = ({ payload, editedAt }: WebChannelMessage): boolean => payload.author === undefined && editedAt === undefined;
  const { revision } = await browser.messages('ops');
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const arrived = await browser.follow((messages) => messages.some(isAnswer), revision);
  const answer = arrived.find(isAnswer);
  if (answer === undefined) throw new Error('no answer');
  return textOf(answer);
}

function codeAfter(word: string, answer: string): string {
  return new RegExp(`${word} ([A-Z0-9]{6})`).exec(answer)?.[1] ?? `no code in: ${answer}`;
}

const firstInstance = (accountId: string): string => aws.instances('us-east-1', accountId)[0]?.instanceId ?? '';

describe('several accounts in a channel', () => {
  it('are asked for once, and remembered for a week', async () => {
    await start();
    const question = await ask('sns list-topics');
    expect(question).toContain('Which account?');
    expect(question).toContain(`prod (${PROD})`);
    expect(aws.requests).toEqual([]);

    expect(await ask(`account ${STAGING}`)).toContain(`account staging (${STAGING}) · role signalbox-ops`);
    expect(await ask('sns list-topics')).toContain(`arn:aws:sns:us-east-1:${STAGING}:alarms`);
    offsetMs = WEEK_MS;
    expect(await ask('sns list-topics')).toContain('Which account?');
    expect(new Set(aws.sts.sessions.map(({ accountId }) => accountId))).toEqual(new Set([STAGING]));
  });

  it('are still asked for after a restart, and the command that waits runs once', async () => {
    await start();
    await ask('sns list-topics');
    await restart();

    expect(await ask('account prod')).toContain(`arn:aws:sns:us-east-1:${PROD}:alarms`);
    expect(await ask('account prod')).toContain(`Your commands go to prod (${PROD})`);
    expect(aws.callsOf('ListTopics')).toHaveLength(1);
  });

  it('keep a command for a quarter of an hour only', async () => {
    await start();
    await ask('sns list-topics');
    offsetMs = 15 * 60_000;

    expect(await ask('account prod')).toContain('Your commands go to prod');
    expect(aws.callsOf('ListTopics')).toEqual([]);
  });

  it('leave the line of the page without the account of the machine', async () => {
    await start();

    expect(await (await browser.request('/api/command-account')).json()).toMatchObject({ kind: 'by-channel', region: 'us-east-1' });
  });

  it('are named for one command, which nobody remembers', async () => {
    await start();

    expect(await ask('help')).toContain('@aws --account prod ec2 describe-instances');
    expect(await ask('--account prod sns list-topics')).toContain(`arn:aws:sns:us-east-1:${PROD}:alarms`);
    expect(await ask('sns list-topics')).toContain('Which account?');
    expect(await ask('--account dev sns list-topics')).toContain('Choice of account');
  });

  it('have a default that is set, shown and taken back', async () => {
    await start();

    expect(await ask('set default-account staging')).toContain('Your default account is set');
    expect(await ask('preferences')).toContain(`staging (${STAGING})`);
    expect(await ask('sns list-topics')).toContain(`:${STAGING}:alarms`);
    offsetMs = WEEK_MS;
    expect(await ask('sns list-topics')).toContain(`:${STAGING}:alarms`);
    expect(await ask('whoami')).toContain(`assumed-role/signalbox-ops/web.operator`);
    expect(await ask('set default-account dev')).toContain('no such account');
    await ask('set-default account none');
    expect(await ask('sns list-topics')).toContain('Which account?');
  });

  it('leave what waits for a word in the account that its card names', async () => {
    await start();
    await ask('account prod');
    const instanceId = firstInstance(PROD);
    const card = await ask(`ec2 reboot-instances --instance-ids ${instanceId}`);
    expect(card).toContain(`prod (${PROD})`);
    expect(card).toContain(`${roleOf(PROD)}, as web.operator`);
    await ask('account staging');
    await ask('set default-account staging');
    await restart();

    expect(await ask(`confirm ${codeAfter('confirm', card)}`)).toContain(`account prod (${PROD})`);

    const [call] = aws.changesOf('RebootInstances');
    expect(aws.sts.find(call?.accessKeyId)).toMatchObject({ accountId: PROD });
  });

  it('do not run what was confirmed for an account that has gone from the channel', async () => {
    await start();
    await ask('account prod');
    const card = await ask(`ec2 reboot-instances --instance-ids ${firstInstance(PROD)}`);
    await app.rewrite(yamlWith(ONE_ROLE));
    await app.reload();

    await ask(`confirm ${codeAfter('confirm', card)}`);

    expect(aws.changesOf('RebootInstances')).toEqual([]);
  });

  it('take the rest of an answer from the account in which it began', async () => {
    await start({ pageSize: 1 });
    await ask('account prod');
    const answer = await ask('ec2 describe-instances --max-items 1');
    await ask('account staging');

    expect(await ask(`more ${codeAfter('more', answer)}`)).toContain(`account prod (${PROD})`);
  });

  it('follow a wait in the account in which it began', async () => {
    await start();
    await ask('account prod');
    const waiting = await ask(`ec2 wait instance-stopped --instance-ids ${firstInstance(PROD)}`);
    expect(waiting).toContain(`account prod (${PROD}) · role signalbox-ops`);
    await ask('account staging');

    const asked = aws.callsOf('DescribeInstances').length;
    await restart();
    await browser.follow(() => aws.callsOf('DescribeInstances').length > asked, 0);

    const owners = aws.callsOf('DescribeInstances').map(({ accessKeyId }) => aws.sts.find(accessKeyId)?.accountId);
    expect(new Set(owners)).toEqual(new Set([PROD]));
  });
});

describe('a session of a role', () => {
  it('carries person, place and guardrails, and its credentials are used again until shortly before their end', async () => {
    await start({ yaml: yamlWith(ONE_ROLE) });
    await Promise.all([ask('sns list-topics'), ask('sns list-topics')]);
    offsetMs = 13 * 60_000;
    await ask('ec2 describe-instances');
    expect(aws.sts.sessions).toHaveLength(1);
    offsetMs = 14.5 * 60_000;
    await ask('ec2 describe-instances');

    expect(aws.sts.sessions).toHaveLength(2);
    expect(aws.sts.sessions[0]).toMatchObject({
      roleArn: roleOf(STAGING),
      sessionName: 'web.operator',
      sourceIdentity: 'web.operator',
      tags: { 'signalbox:configuration': 'ops-team', 'signalbox:channel': 'web//ops' },
      transitiveTags: [],
      policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["ec2:*","sns:List*"],"Resource":"*"}]}',
      policyArns: [],
      region: 'us-east-1',
    });
    expect(aws.callsOf('AssumeRole')[0]?.parameters).toMatchObject({ DurationSeconds: '900' });
  });

  it('is asked for anew with other guardrails after a reload', async () => {
    await start({ yaml: yamlWith(ONE_ROLE) });
    await ask('sns list-topics');
    await writePolicy({ Effect: 'Allow', Action: 'sns:*', Resource: '*' });
    await app.reload();
    await ask('sns list-topics');

    expect(aws.sts.sessions.map(({ policy }) => policy.includes('sns:*'))).toEqual([false, true]);
  });

  it("is capped by AWS's own policy of what reads where the channel has no guardrails", async () => {
    await start({ yaml: yamlWith(ONE_ROLE, '[]') });
    await ask('sns list-topics');

    expect(aws.sts.sessions).toMatchObject([{ policy: '', policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }]);
  });

  it('is not asked for where the guardrails do not fit, and the answer says what to do', async () => {
    const actions = Array.from({ length: 150 }, (_, position) => `ec2:DescribeSomething${position}`);
    await writePolicy({ Effect: 'Allow', Action: ['ec2:DescribeInstances', ...actions], Resource: '*' });
    await start({ yaml: yamlWith(ONE_ROLE) });

    const answer = await ask('ec2 describe-instances');

    expect(answer).toContain('AWS takes 2048');
    expect(answer).toContain('wildcards instead of lists');
    expect(aws.requests).toEqual([]);
  });

  it.each([['sts:AssumeRole'], ['sts:TagSession'], ['sts:SetSourceIdentity']] as const)(
    'that lacks %s in the trust policy is explained with the statement to add',
    async (denied) => {
      const trusts = (['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] as const).filter((action) => action !== denied);
      await start({ yaml: yamlWith(ONE_ROLE), roles: [{ roleArn: roleOf(STAGING), trusts }] });

      const answer = await ask('sns list-topics');

      expect(answer).toContain(`has to allow ${denied}`);
      const statements = JSON.parse(
        /\[\\n.*?\\n\]/
          .exec(answer)?.[0]
          .replaceAll(String.raw`\n`, '')
          .replaceAll(String.raw`\"`, '"') ?? '',
      ) as unknown;
      expect(statements).toEqual([
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:user/sample' },
          Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
        },
      ]);
      expect(aws.callsOf('ListTopics')).toEqual([]);
    },
  );

  it('that AWS packs into too much is explained', async () => {
    await start({ yaml: yamlWith(ONE_ROLE) });
    aws.sts.percentPerCharacter = 1;

    expect(await ask('sns list-topics')).toContain('too large for AWS');
    expect(aws.callsOf('ListTopics')).toEqual([]);
  });

  it('lets AWS decide what the guardrails leave open, once it was confirmed', async () => {
    await writePolicy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*', Condition: { StringEquals: { 'ec2:ResourceTag/team': 'shop' } } });
    await start({ yaml: yamlWith(ONE_ROLE) });
    const card = await ask(`ec2 reboot-instances --instance-ids ${firstInstance(STAGING)}`);
    expect(card).toContain('AWS decides');
    expect(aws.changesOf('RebootInstances')).toEqual([]);

    expect(await ask(`confirm ${codeAfter('confirm', card)}`)).toContain(`account ${STAGING}`);

    expect(aws.changesOf('RebootInstances')).toHaveLength(1);
  });

  it('is nothing that the demo account stands in for', async () => {
    aws = await startFakeAws();
    app = await startApp({ yaml: yamlWith(ONE_ROLE), now });
    browser = await BrowserSession.signIn(app.signInUrl);

    const answer = await ask('ec2 describe-instances');

    expect(answer).toContain('No AWS credentials');
    expect(answer).not.toContain('sample data');
  });
});
