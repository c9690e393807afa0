// Where moto_server is installed: Amazon's own client agrees with it as it agrees with our double, and so does Signalbox.
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BrowserSession, textOf } from '../e2e/browser-session.ts';
import { startFakeAws } from '../fakes/fake-aws.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

interface Place {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

function settingsOf({ url, environment }: Place) {
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '' },
  };
}

/** Starts an instance, looks at it, terminates it; returns what a person would see of that. */
async function walkThrough(place: Place): Promise<unknown> {
  const settings = settingsOf(place);
  const ec2 = new EC2Client(settings);
  const sts = new STSClient(settings);
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  const started = await ec2.send(
    new RunInstancesCommand({
      ImageId: 'ami-12345678',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'walk' }] }],
    }),
  );
  const InstanceIds = started.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters: [{ Name: 'tag:Name', Values: ['wal*'] }] }));
  const { TerminatingInstances } = await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  const unknown = await ec2
    .send(new DescribeInstancesCommand({ InstanceIds: ['i-00000000000000000'] }))
    .catch((error: Error) => error.name);
  ec2.destroy();
  sts.destroy();
  return {
    Account,
    started: started.Instances?.map(({ State, InstanceType }) => ({ state: State?.Name, InstanceType })),
    found: Reservations?.flatMap(({ Instances = [] }) => Instances.map(({ State, Tags }) => ({ state: State?.Name, Tags }))),
    terminated: TerminatingInstances?.map(({ CurrentState, PreviousState }) => [PreviousState?.Name, CurrentState?.Name]),
    unknown,
  };
}

async function writeYaml(queueUrl: string): Promise<string> {
  const policyFile = join(await mkdtemp(join(tmpdir(), 'signalbox-moto-')), 'policy.json');
  const statement = { Effect: 'Allow', Action: ['ec2:RunInstances', 'ec2:Describe*'], Resource: '*' };
  await writeFile(policyFile, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  return `
sqs: { queues: [{ queueUrl: '${queueUrl}', region: us-east-1 }] }
guardrails: [{ name: instances, policyFile: '${policyFile}' }]
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }
`;
}

async function createQueue(moto: MotoServer | undefined): Promise<string> {
  const sqs = new SQSClient(settingsOf(moto ?? { url: '', environment: {} }));
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'signalbox' }));
  sqs.destroy();
  return QueueUrl;
}

async function sendMessage(moto: MotoServer | undefined, QueueUrl: string, MessageBody: string): Promise<void> {
  const sqs = new SQSClient(settingsOf(moto ?? { url: '', environment: {} }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  sqs.destroy();
}

describe.skipIf(!hasMoto)('moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;
  let server: ServerProcess | undefined;

  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());
  afterEach(() => server?.stop());

  it('shows a person the same as our double', async () => {
    const double = await startFakeAws();
    const byDouble = await walkThrough(double);
    await double.stop();

    expect(byDouble).toMatchObject({ Account: '123456789012', terminated: [['running', 'shutting-down']] });
    expect(await walkThrough(moto ?? double)).toEqual(byDouble);
  });

  it('is a counterpart for commands and queues', async () => {
    const queueUrl = await createQueue(moto);
    server = await startServerProcess({ environment: { ...NO_CREDENTIALS, ...moto?.environment }, yaml: await writeYaml(queueUrl) });
    const browser = await BrowserSession.signIn(server.signInUrl);
    let seen = 0;
    async function say(text: string, expected: string): Promise<string> {
      await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
      const messages = await browser.follow((list) => list.some((message) => textOf(message).includes(expected)), seen);
      seen = Math.max(...messages.map(({ revision }) => revision));
      return messages.map(textOf).join('\n');
    }

    const card = await say('ec2 run-instances --image-id ami-12345678 --count 1', 'Confirm ec2 run-instances');
    // Match: confirm K7QX2M. Near miss: Confirm ec2.
    const code = /confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? '';
    // Match: i-0a1b2c3d4e5f60001. Near miss: ami-12345678.
    const started = /\bi-[0-9a-f]{17}\b/.exec(await say(`confirm ${code}`, '"i-'))?.[0] ?? '';
    const described = await say(`ec2 describe-instances --instance-ids ${started}`, 'account 123456789012');
    await sendMessage(moto, queueUrl, 'disk almost full');
    const [arrived] = await browser.follow((list) => list.some((message) => textOf(message).includes('disk almost full')), seen);

    expect(described).toContain(started);
    expect(described).toContain('running');
    expect(arrived?.channelId).toBe('ops');
  });

  it('hands out sessions of roles, and each reaches its own account', async () => {
    const accounts = ['111111111111', '222222222222'].map((id) => `{ name: a${id[0] ?? ''}, role: 'arn:aws:iam::${id}:role/ops' }`);
    const yaml = `channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, accounts: [${accounts.join(', ')}] }]`;
    server = await startServerProcess({ environment: { ...NO_CREDENTIALS, ...moto?.environment }, yaml });
    const browser = await BrowserSession.signIn(server.signInUrl);
    async function ownerOf(account: string): Promise<string | undefined> {
      const { revision } = await browser.messages('ops');
      const text = `--account ${account} ec2 describe-vpcs --query Vpcs[0].OwnerId --output json`;
      await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
      const isAnswer = ({ payload }: { readonly payload: { readonly author?: unknown } }): boolean => payload.author === undefined;
      const answer = (await browser.follow((list) => list.some(isAnswer), revision)).find(isAnswer);
      // Match: "222222222222" as a value of its own. Near miss: (222222222222) · role ops.
      return answer === undefined ? undefined : /\\"(\d{12})\\"/.exec(textOf(answer))?.[1];
    }

    expect(await ownerOf('a1')).toBe('111111111111');
    expect(await ownerOf('a2')).toBe('222222222222');
    expect(await ownerOf('a1')).toBe('111111111111');
  });
});
