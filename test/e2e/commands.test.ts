// Commands typed on the page, against an AWS that runs on this machine: what reads runs, what changes waits, what is not allowed says why.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompletionList } from '../../src/contract/admin-api.ts';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const GUARDED =
  'channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }]';

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
let instanceId: string;

beforeEach(async () => {
  aws = await startFakeAws();
  instanceId = aws.instances()[0]?.instanceId ?? '';
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
});

async function start(yaml = ''): Promise<void> {
  app = await startApp({ yaml, environment: { ...NO_CREDENTIALS, ...aws.environment } });
  browser = await BrowserSession.signIn(app.signInUrl);
}

async function startGuarded(actions: readonly string[]): Promise<string> {
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-policy-')), 'instances.json');
  await writePolicy(policyFile, actions);
  await start(`guardrails: [{ name: instances, policyFile: '${policyFile}' }]\n${GUARDED}\n`);
  return policyFile;
}

function writePolicy(file: string, actions: readonly string[]): Promise<void> {
  const statement = { Sid: 'Instances', Effect: 'Allow', Action: actions, Resource: '*' };
  return writeFile(file, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
}

/** Says something and returns the answer; an answer is a message of nobody that is new since. */
async function ask(text: string): Promise<WebChannelMessage> {
  const { revision } = await browser.messages('ops');
  const response = await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  expect(response.status).toBe(202);
  const isAnswer = (message: WebChannelMessage): boolean => message.payload.author === undefined && message.editedAt === undefined;
  const messages = await browser.follow((arrived) => arrived.some(isAnswer), revision);
  return messages.filter(isAnswer).at(-1) ?? Promise.reject(new Error('no answer'));
}

function codeIn(card: WebChannelMessage): string {
  // Match: confirm K7QX2M. Near miss: Confirm ec2.
  return /confirm ([A-Z0-9]{6})/.exec(textOf(card))?.[1] ?? '';
}

describe('commands on the page', () => {
  it('run at once where they only read, under the credentials of the machine', async () => {
    await start();

    const answer = await ask('@aws ec2 describe-instances');

    expect(textOf(answer)).toContain(instanceId);
    expect(textOf(answer)).toContain('123456789012');
    expect(aws.callsOf('DescribeInstances')).toHaveLength(1);
    expect((await browser.messages('ops')).messages).toHaveLength(2);
  });

  it('are refused where they change something and the channel has no guardrail', async () => {
    await start();

    const answer = await ask('ec2 run-instances --image-id ami-0abcdef1234567890 --count 1');

    expect(textOf(answer)).toContain('ec2 run-instances is not allowed here');
    expect(textOf(answer)).toMatch(/guardrail/i);
    expect(aws.changesOf('RunInstances')).toEqual([]);
  });

  it('are confirmed and run under a written guardrail, once', async () => {
    await startGuarded(['ec2:RunInstances', 'ec2:TerminateInstances', 'ec2:Describe*']);
    const card = await ask('ec2 run-instances --image-id ami-0abcdef1234567890 --count 1');
    const before = aws.instances().length;
    expect(textOf(card)).toContain('Confirm ec2 run-instances');
    expect(textOf(card)).toContain('123456789012');
    expect(textOf(card)).toContain('us-east-1');
    expect(aws.changesOf('RunInstances')).toEqual([]);

    const code = codeIn(card);
    const answers = [await ask(`confirm ${code}`), await ask(`confirm ${code}`)];

    expect(aws.changesOf('RunInstances')).toHaveLength(1);
    expect(aws.instances()).toHaveLength(before + 1);
    expect(textOf(answers[1] as WebChannelMessage)).not.toContain('ami-0abcdef');
    const shown = (await browser.messages('ops')).messages.find(({ id }) => id === card.id);
    expect(textOf(shown as WebChannelMessage)).not.toContain('"command"');
  });

  it('that take long go on, and their result follows in a message of its own', async () => {
    await start('aws: { commandTimeoutSeconds: 1 }');
    aws.hold('DescribeInstances');

    const meanwhile = await ask('ec2 describe-instances');

    expect(textOf(meanwhile)).toContain('ec2 describe-instances is still running');
    const { revision } = await browser.messages('ops');
    aws.release('DescribeInstances');
    const arrived = await browser.follow((messages) => messages.some((message) => textOf(message).includes('asked for this')), revision);
    expect(arrived.map(textOf).join('\n')).toContain(instanceId);
    expect(aws.callsOf('DescribeInstances')).toHaveLength(1);
  });

  it('that the server ends when it stops are told of before it has', async () => {
    await start('aws: { commandTimeoutSeconds: 1 }');
    aws.hold('DescribeInstances');
    await ask('ec2 describe-instances');
    const { dataFolder } = app;
    await app.stopAndKeepData();

    app = await startApp({ dataFolder, environment: { ...NO_CREDENTIALS, ...aws.environment } });
    browser = await BrowserSession.signIn(app.signInUrl);

    const said = (await browser.messages('ops')).messages.map(textOf).join('\n');
    expect(said).toContain('The call was stopped before AWS answered.');
    expect(said).not.toContain('Cancel run');
  });

  it('that take long can be stopped, and AWS is waited for no more', async () => {
    await start('aws: { commandTimeoutSeconds: 1 }');
    aws.hold('DescribeInstances');
    const meanwhile = textOf(await ask('ec2 describe-instances'));

    const answer = await ask(`stop ${/stop ([A-Z0-9]{6})/.exec(meanwhile)?.[1] ?? ''}`);

    expect(textOf(answer)).toContain('Nothing was changed');
    await expect.poll(() => aws.heldCount('DescribeInstances')).toBe(0);
  });

  it('terminate an instance when that is what was confirmed', async () => {
    await startGuarded(['ec2:TerminateInstances']);
    const card = await ask(`ec2 terminate-instances --instance-ids ${instanceId}`);
    expect(textOf(card)).toContain(instanceId);

    await ask(`confirm ${codeIn(card)}`);

    expect(aws.instances().find((instance) => instance.instanceId === instanceId)?.state).toMatch(/shutting-down|terminated/);
  });

  it('do not run when they are cancelled', async () => {
    await startGuarded(['ec2:TerminateInstances']);
    const card = await ask(`ec2 terminate-instances --instance-ids ${instanceId}`);

    await ask(`cancel ${codeIn(card)}`);
    await ask(`confirm ${codeIn(card)}`);

    expect(aws.changesOf('TerminateInstances')).toEqual([]);
  });

  it('do not run when the guardrail was taken away while they waited', async () => {
    const policyFile = await startGuarded(['ec2:TerminateInstances']);
    const card = await ask(`ec2 terminate-instances --instance-ids ${instanceId}`);
    await writePolicy(policyFile, ['ec2:Describe*']);
    await app.reload();

    const answer = await ask(`confirm ${codeIn(card)}`);

    expect(textOf(answer)).toContain('not allowed here');
    expect(aws.changesOf('TerminateInstances')).toEqual([]);
  });

  it('are answered with what AWS says where AWS refuses', async () => {
    await start();
    aws.failNext('DescribeInstances', {
      kind: 'error',
      httpStatus: 403,
      code: 'UnauthorizedOperation',
      message: 'You are not authorized to perform this operation.',
    });

    const answer = await ask('ec2 describe-instances');

    expect(textOf(answer)).toContain('UnauthorizedOperation');
    expect(textOf(answer)).toContain('You are not authorized to perform this operation.');
    expect(textOf(answer)).not.toMatch(/\bat .*\.(?:ts|js):\d/);
  });

  it('name what is near where the service or the command is unknown, and everything that is missing', async () => {
    await start();

    expect(textOf(await ask('ec3 describe-instances'))).toContain('ec2');
    expect(textOf(await ask('ec2 describe-instance'))).toContain('describe-instances');
    const missing = textOf(await ask('dynamodb get-item'));
    expect(missing).toContain('--table-name');
    expect(missing).toContain('--key');
    expect(aws.callsOf('GetItem')).toEqual([]);
  });

  it('are shown once however often they are sent', async () => {
    await start();
    const message = { text: 'ec2 describe-instances', clientMessageId: randomUUID() };

    const sent = await Promise.all([1, 2, 3].map(() => browser.post('/api/channels/ops/messages', message)));
    await browser.follow((messages) => messages.some(({ payload }) => payload.author === undefined));

    expect(sent.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await browser.messages('ops')).messages).toHaveLength(2);
    expect(aws.callsOf('DescribeInstances')).toHaveLength(1);
  });

  it('are shown without the secrets that were typed', async () => {
    await start();

    await ask('rds modify-db-instance --db-instance-identifier shop --master-user-password Tr0ub4dor-and-3');

    const shown = (await browser.messages('ops')).messages.map((message) => textOf(message)).join();
    expect(shown).toContain('--master-user-password');
    expect(shown).not.toContain('Tr0ub4dor');
  });

  it('complete from the catalogue', async () => {
    await start();

    const response = await browser.post('/api/completions', { text: 'ec2 describe-instanc', cursor: 20 });

    const list = CompletionList.parse(await response.json());
    expect([list.start, list.end, list.completions[0]?.kind, list.completions[0]?.text]).toEqual([4, 20, 'command', 'describe-instances']);
  });

  it('tell which account they reach', async () => {
    await start();

    expect(await (await browser.request('/api/command-account')).json()).toEqual({
      kind: 'account',
      accountId: '123456789012',
      region: 'us-east-1',
    });
  });
});

describe('commands without credentials', () => {
  it('reach the demo account, which says so, and nothing else', async () => {
    app = await startApp();
    browser = await BrowserSession.signIn(app.signInUrl);

    const answer = await ask('ec2 describe-instances');

    expect(textOf(answer)).toContain('demo account');
    expect(await (await browser.request('/api/command-account')).json()).toMatchObject({ kind: 'demo' });
    expect(aws.requests).toEqual([]);
  });
});
