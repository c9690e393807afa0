// The double answers Amazon's own clients as AWS does.
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeInstancesCommand,
  DescribeRegionsCommand,
  EC2Client,
  paginateDescribeInstances,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
  type DescribeInstancesCommandInput,
  type DescribeInstancesCommandOutput,
} from '@aws-sdk/client-ec2';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { AwsQueryProtocol } from '@aws-sdk/core/protocols';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleInstances } from './aws-double-instances.ts';
import { startFakeAws, type FakeAws } from './fake-aws.ts';

const [web1, web2, batch1] = ['i-0a1b2c3d4e5f60001', 'i-0a1b2c3d4e5f60002', 'i-0a1b2c3d4e5f60003'];
const nobody = 'i-00000000000000000';

let aws: FakeAws;
const clients: { destroy(): void }[] = [];

interface Settings {
  readonly region?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly maxAttempts?: number;
}

/** The settings of a client that comes here. */
function settings({ region = 'us-east-1', maxAttempts = 1, ...key }: Settings = {}) {
  return { endpoint: aws.url, region, credentials: { ...aws.key, ...key }, maxAttempts, forcePathStyle: true };
}

function open<Client extends { destroy(): void }>(client: Client): Client {
  clients.push(client);
  return client;
}

const ec2 = (given?: Settings): EC2Client => open(new EC2Client(settings(given)));

function describeInstances(input: DescribeInstancesCommandInput = {}, client = ec2()): Promise<DescribeInstancesCommandOutput> {
  return client.send(new DescribeInstancesCommand(input));
}

function idsOf({ Reservations = [] }: DescribeInstancesCommandOutput): (string | undefined)[] {
  return Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId));
}

beforeEach(async () => {
  aws = await startFakeAws({ now: () => new Date('2026-03-01T12:00:00.000Z') });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await aws.stop();
});

describe('FakeAws EC2', () => {
  it('describes instances in their reservations', async () => {
    const { Reservations = [], $metadata } = await describeInstances();

    expect(Reservations.map(({ Instances }) => Instances?.length)).toEqual([2, 1]);
    expect(Reservations[0]?.Instances?.[0]).toMatchObject({
      InstanceId: web1,
      InstanceType: 't3.micro',
      State: { Code: 16, Name: 'running' },
      Placement: { AvailabilityZone: 'us-east-1a' },
      LaunchTime: new Date('2026-01-15T08:30:00.000Z'),
      EbsOptimized: false,
      Tags: [
        { Key: 'Name', Value: 'web-1' },
        { Key: 'Environment', Value: 'production' },
      ],
    });
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('has other instances in another Region', async () => {
    expect(idsOf(await describeInstances({}, ec2({ region: 'eu-west-1' })))).toEqual([]);
    expect(aws.requests[0]).toMatchObject({ service: 'ec2', operation: 'DescribeInstances', region: 'eu-west-1' });
  });

  it.each<[string, DescribeInstancesCommandInput, (string | undefined)[]]>([
    ['ids', { InstanceIds: [batch1 ?? '', web1 ?? ''] }, [batch1, web1]],
    ['a state', { Filters: [{ Name: 'instance-state-name', Values: ['stopped', 'pending'] }] }, [batch1]],
    ['a tag with a wildcard', { Filters: [{ Name: 'tag:Name', Values: ['web-*'] }] }, [web1, web2]],
    ['a tag that is no pattern', { Filters: [{ Name: 'tag:Name', Values: ['web.1'] }] }, []],
    ['a tag key', { Filters: [{ Name: 'tag-key', Values: ['Environment'] }] }, [web1, web2, batch1]],
    [
      'two filters that must both fit',
      {
        Filters: [
          { Name: 'tag:Environment', Values: ['production'] },
          { Name: 'availability-zone', Values: ['us-east-1b'] },
        ],
      },
      [web2],
    ],
  ])('selects by %s', async (_name, input, expected) => {
    expect(idsOf(await describeInstances(input))).toEqual(expected);
  });

  it.each<[string, DescribeInstancesCommandInput, string]>([
    ['an id that is not there', { InstanceIds: [nobody] }, 'InvalidInstanceID.NotFound'],
    ['what is no id', { InstanceIds: ['web-1'] }, 'InvalidInstanceID.Malformed'],
    ['a filter that does not exist', { Filters: [{ Name: 'colour', Values: ['red'] }] }, 'InvalidParameterValue'],
    ['fewer than 5 results', { MaxResults: 2 }, 'InvalidParameterValue'],
    ['ids together with a page size', { InstanceIds: [web1 ?? ''], MaxResults: 5 }, 'InvalidParameterCombination'],
    ['a token that it never gave', { NextToken: 'five' }, 'InvalidNextToken'],
    ['a dry run', { DryRun: true }, 'DryRunOperation'],
  ])('refuses %s', async (_name, input, code) => {
    await expect(describeInstances(input)).rejects.toMatchObject({ name: code });
  });

  it('hands out many instances in pages', async () => {
    await ec2().send(new RunInstancesCommand({ ImageId: 'ami-1', MinCount: 9, MaxCount: 9 }));
    const pages: number[] = [];

    for await (const page of paginateDescribeInstances({ client: ec2(), pageSize: 5 }, {})) pages.push(idsOf(page).length);

    expect(pages).toEqual([5, 5, 2]);
  });

  it('pages by itself where it is told to', async () => {
    const small = await startFakeAws({ pageSize: 2, instances: sampleInstances('us-east-1') });
    const client = open(new EC2Client({ ...settings(), endpoint: small.url }));
    const pages: number[] = [];
    for await (const page of paginateDescribeInstances({ client }, {})) pages.push(idsOf(page).length);
    await small.stop();

    expect(pages).toEqual([2, 1]);
  });

  it('starts instances, with their tags', async () => {
    const TagSpecifications = [{ ResourceType: 'instance' as const, Tags: [{ Key: 'Name', Value: 'new & <fresh>' }] }];
    const started = await ec2().send(
      new RunInstancesCommand({ ImageId: 'ami-1', InstanceType: 't3.small', MinCount: 1, MaxCount: 2, TagSpecifications }),
    );

    expect(started.Instances?.map(({ State }) => State?.Name)).toEqual(['pending', 'pending']);
    const { Reservations = [] } = await describeInstances({ Filters: [{ Name: 'tag:Name', Values: ['new & <fresh>'] }] });
    expect(Reservations[0]?.ReservationId).toBe(started.ReservationId);
    expect(Reservations[0]?.Instances).toMatchObject([
      { InstanceType: 't3.small', State: { Name: 'running' }, LaunchTime: new Date('2026-03-01T12:00:00.000Z') },
      { State: { Name: 'running' } },
    ]);
  });

  it('starts instances once for one client token', async () => {
    const input = { ImageId: 'ami-1', MinCount: 1, MaxCount: 1, ClientToken: 'once' };
    const first = await ec2().send(new RunInstancesCommand(input));
    const second = await ec2().send(new RunInstancesCommand(input));

    expect(second.ReservationId).toBe(first.ReservationId);
    expect(aws.instances()).toHaveLength(4);
  });

  it('stops, starts and terminates instances, and tells how they were', async () => {
    const InstanceIds = [web1 ?? ''];
    const stopped = await ec2().send(new StopInstancesCommand({ InstanceIds }));
    expect(stopped.StoppingInstances).toMatchObject([{ CurrentState: { Name: 'stopping' }, PreviousState: { Name: 'running' } }]);
    expect(aws.instances().find(({ instanceId }) => instanceId === web1)?.state).toBe('stopped');

    const started = await ec2().send(new StartInstancesCommand({ InstanceIds }));
    expect(started.StartingInstances).toMatchObject([{ CurrentState: { Name: 'pending' }, PreviousState: { Name: 'stopped' } }]);

    const terminated = await ec2().send(new TerminateInstancesCommand({ InstanceIds }));
    expect(terminated.TerminatingInstances).toMatchObject([{ CurrentState: { Name: 'shutting-down' } }]);
    await expect(ec2().send(new StartInstancesCommand({ InstanceIds }))).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  });

  it('changes nothing where one of the instances is not there', async () => {
    const InstanceIds = [web1 ?? '', nobody];
    await expect(ec2().send(new TerminateInstancesCommand({ InstanceIds }))).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });

    expect(aws.instances().map(({ state }) => state)).toEqual(['running', 'running', 'stopped']);
  });

  it('reboots instances and lists Regions', async () => {
    await ec2().send(new RebootInstancesCommand({ InstanceIds: [web1 ?? ''] }));
    const { Regions = [] } = await ec2().send(new DescribeRegionsCommand({ RegionNames: ['eu-west-1'] }));

    expect(Regions).toMatchObject([{ RegionName: 'eu-west-1', Endpoint: 'ec2.eu-west-1.amazonaws.com' }]);
  });
});

describe('FakeAws other services', () => {
  it('tells whose key it is', async () => {
    const identity = await open(new STSClient(settings())).send(new GetCallerIdentityCommand({}));

    expect(identity).toMatchObject({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/sample' });
  });

  it('lists buckets, topics, tables, functions and alarms', async () => {
    const { Buckets = [] } = await open(new S3Client(settings())).send(new ListBucketsCommand({}));
    const { Topics = [] } = await open(new SNSClient(settings())).send(new ListTopicsCommand({}));
    const { TableNames, LastEvaluatedTableName } = await open(new DynamoDBClient(settings())).send(new ListTablesCommand({ Limit: 2 }));
    const { Functions = [] } = await open(new LambdaClient(settings())).send(new ListFunctionsCommand({}));
    const { MetricAlarms = [] } = await open(new CloudWatchClient(settings())).send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));

    expect(Buckets).toMatchObject([{ Name: 'sample-assets', CreationDate: new Date('2026-01-15T08:30:00.000Z') }, { Name: 'sample-logs' }]);
    expect(Topics.map(({ TopicArn }) => TopicArn)).toEqual([
      'arn:aws:sns:us-east-1:123456789012:alarms',
      'arn:aws:sns:us-east-1:123456789012:deployments',
    ]);
    expect({ TableNames, LastEvaluatedTableName }).toEqual({ TableNames: ['orders', 'sessions'], LastEvaluatedTableName: 'sessions' });
    expect(Functions.map(({ FunctionName }) => FunctionName)).toContain('report');
    expect(MetricAlarms).toMatchObject([
      { AlarmName: 'cpu-high', StateUpdatedTimestamp: new Date('2026-01-15T08:30:00.000Z'), Threshold: 90 },
    ]);
  });

  it('describes alarms to clients of the query protocol too', async () => {
    const older = {
      protocol: AwsQueryProtocol,
      protocolSettings: {
        defaultNamespace: 'com.amazonaws.cloudwatch',
        xmlNamespace: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
        version: '2010-08-01',
      },
    };
    const client = open(new CloudWatchClient({ ...settings(), ...older } as never));
    const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ AlarmNames: ['cpu-high'] }));

    expect(aws.requests[0]?.body).toContain('Action=DescribeAlarms');
    expect(MetricAlarms).toMatchObject([
      { AlarmName: 'cpu-high', StateUpdatedTimestamp: new Date('2026-01-15T08:30:00.000Z'), Threshold: 90 },
    ]);
  });

  it('invokes functions', async () => {
    const lambda = open(new LambdaClient(settings()));
    const payload = async (FunctionName: string) =>
      lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{"day":1}'), LogType: 'Tail' }));

    const good = await payload('report');
    expect(JSON.parse(good.Payload?.transformToString() ?? '')).toEqual({ functionName: 'report', received: { day: 1 } });
    expect(good).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', LogResult: Buffer.from('START\nEND\n').toString('base64') });
    expect(await payload('arn:aws:lambda:us-east-1:123456789012:function:broken')).toMatchObject({ FunctionError: 'Unhandled' });
    await expect(payload('nothing')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('says of an operation that it does not have that it has none', async () => {
    const put = new PutObjectCommand({ Bucket: 'sample-logs', Key: 'a b/ü', Body: 'x' });

    await expect(open(new S3Client(settings())).send(put)).rejects.toMatchObject({ name: 'NotImplemented' });
    expect(aws.requests.at(-1)?.signature).toBe('valid');
  });
});

describe('FakeAws signatures', () => {
  const calls: [string, (given: Settings) => Promise<unknown>, string, string][] = [
    ['EC2', (given) => describeInstances({}, ec2(given)), 'AuthFailure', 'AuthFailure'],
    [
      'STS',
      (given) => open(new STSClient(settings(given))).send(new GetCallerIdentityCommand({})),
      'InvalidClientTokenId',
      'SignatureDoesNotMatch',
    ],
    ['S3', (given) => open(new S3Client(settings(given))).send(new ListBucketsCommand({})), 'InvalidAccessKeyId', 'SignatureDoesNotMatch'],
    [
      'Lambda',
      (given) => open(new LambdaClient(settings(given))).send(new ListFunctionsCommand({})),
      'UnrecognizedClientException',
      'InvalidSignatureException',
    ],
    [
      'DynamoDB',
      (given) => open(new DynamoDBClient(settings(given))).send(new ListTablesCommand({})),
      'UnrecognizedClientException',
      'InvalidSignatureException',
    ],
  ];

  it.each(calls)('refuses a key that it does not know: %s', async (_service, call, unknownKey) => {
    await expect(call({ accessKeyId: 'AKIDOTHER' })).rejects.toMatchObject({ name: unknownKey });
  });

  it.each(calls)('refuses what was signed with another secret: %s', async (...[, call, , wrong]) => {
    await expect(call({ secretAccessKey: 'other' })).rejects.toMatchObject({ name: wrong });
  });

  it('refuses to change anything for who has not signed', async () => {
    const body = new URLSearchParams({ Action: 'TerminateInstances', Version: '2016-11-15', 'InstanceId.1': web1 ?? '' }).toString();
    const answer = await fetch(aws.url, { method: 'POST', body });

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>MissingAuthenticationToken</Code>');
    expect(aws.instances()[0]?.state).toBe('running');
  });
});

describe('FakeAws faults', () => {
  it('fails as planned, in order, and then no more', async () => {
    aws.failNext('DescribeInstances', { kind: 'denied' });
    aws.failNext('DescribeInstances', { kind: 'error', code: 'InternalError', httpStatus: 500 });

    await expect(describeInstances()).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
    await expect(describeInstances()).rejects.toMatchObject({ name: 'InternalError', $metadata: { httpStatusCode: 500 } });
    expect(idsOf(await describeInstances())).toHaveLength(3);
  });

  it('throttles so that clients try again', async () => {
    aws.failNext('DescribeInstances', { kind: 'throttled' }, 2);

    expect(idsOf(await describeInstances({}, ec2({ maxAttempts: 3 })))).toHaveLength(3);
    expect(aws.callsOf('DescribeInstances')).toHaveLength(3);
  });

  it('throttles each service in its own words', async () => {
    aws.failNext('ListTables', { kind: 'throttled' });
    aws.failNext('ListFunctions', { kind: 'throttled' });

    await expect(open(new DynamoDBClient(settings())).send(new ListTablesCommand({}))).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    await expect(open(new LambdaClient(settings())).send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
  });

  it('leaves calls unanswered and undone until they are released', async () => {
    aws.hold('StopInstances');
    const stopping = ec2().send(new StopInstancesCommand({ InstanceIds: [web1 ?? ''] }));
    await expect.poll(() => aws.callsOf('StopInstances').length).toBe(1);
    expect(aws.instances()[0]?.state).toBe('running');

    aws.release('StopInstances');

    expect((await stopping).StoppingInstances).toHaveLength(1);
  });

  it('does nothing for who has gone while the call was held', async () => {
    aws.hold('StopInstances');
    const abort = new AbortController();
    const stopping = ec2()
      .send(new StopInstancesCommand({ InstanceIds: [web1 ?? ''] }), { abortSignal: abort.signal })
      .catch((error: unknown) => error);
    await expect.poll(() => aws.heldCount('StopInstances')).toBe(1);
    abort.abort();
    expect(await stopping).toMatchObject({ name: 'AbortError' });
    await expect.poll(() => aws.heldCount('StopInstances')).toBe(0);

    aws.release('StopInstances');
    await describeInstances();

    expect(aws.instances()[0]?.state).toBe('running');
  });

  it('loses the answer after the work is done', async () => {
    aws.failNext('TerminateInstances', { kind: 'reset', taken: true });

    await expect(ec2().send(new TerminateInstancesCommand({ InstanceIds: [web1 ?? ''] }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(aws.instances()[0]?.state).toBe('terminated');
  });

  it('answers garbage', async () => {
    aws.failNext('DescribeInstances', { kind: 'garbage' });

    await expect(describeInstances()).rejects.toThrow(/Deserialization error|tag/i);
  });
});

describe('FakeAws sessions of roles', () => {
  const roleArn = 'arn:aws:iam::111111111111:role/chat/ops';
  let sts: STSClient;
  let nowMs: number;

  beforeEach(async () => {
    nowMs = 0;
    await aws.stop();
    aws = await startFakeAws({ roles: [{ roleArn, externalId: 'abc-123' }], now: () => new Date(Date.now() + nowMs) });
    sts = open(new STSClient(settings()));
  });

  const assume = (input: Partial<AssumeRoleCommandInput> = {}) =>
    sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'web.ana', ExternalId: 'abc-123', ...input }));

  it('lets in who signs with what was handed out, as long as it lasts', async () => {
    const { Credentials, AssumedRoleUser } = await assume({ DurationSeconds: 900, SourceIdentity: 'web.ana' });
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '', SessionToken: sessionToken = '' } = Credentials ?? {};
    const whoAmI = (credentials: object) => {
      const client = new STSClient({ endpoint: aws.url, region: 'us-east-1', credentials: credentials as never, maxAttempts: 1 });
      return client.send(new GetCallerIdentityCommand({})).finally(() => {
        client.destroy();
      });
    };

    expect(AssumedRoleUser?.Arn).toBe('arn:aws:sts::111111111111:assumed-role/ops/web.ana');
    expect(await whoAmI({ accessKeyId, secretAccessKey, sessionToken })).toMatchObject({
      Account: '111111111111',
      Arn: AssumedRoleUser?.Arn,
    });
    await expect(whoAmI({ accessKeyId, secretAccessKey })).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(whoAmI({ accessKeyId, secretAccessKey: 'other', sessionToken })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    nowMs = 900_000;
    await expect(whoAmI({ accessKeyId, secretAccessKey, sessionToken })).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it.each<[string, Partial<AssumeRoleCommandInput>, string]>([
    ['another external id', { ExternalId: 'other' }, 'AccessDenied'],
    ['a role that it does not have', { RoleArn: `${roleArn}2` }, 'AccessDenied'],
    ['a name with a colon', { RoleSessionName: 'web:ana' }, 'ValidationError'],
    ['a source identity of one letter', { SourceIdentity: 'a' }, 'ValidationError'],
    ['less than a quarter of an hour', { DurationSeconds: 899 }, 'ValidationError'],
    ['51 tags', { Tags: Array.from({ length: 51 }, (_, at) => ({ Key: `a${at}`, Value: '' })) }, 'ValidationError'],
    [
      'two tags of one name',
      {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'A', Value: '2' },
        ],
      },
      'ValidationError',
    ],
    ['a policy of 2,049 characters', { Policy: ' '.repeat(2049) }, 'ValidationError'],
    [
      '11 managed policies',
      { PolicyArns: Array.from({ length: 11 }, (_, at) => ({ arn: `arn:aws:iam::aws:policy/P${at}` })) },
      'ValidationError',
    ],
    ['a policy that is none', { Policy: '{}' }, 'MalformedPolicyDocumentException'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(assume(input)).rejects.toMatchObject({ name });
    expect(aws.sts.sessions).toEqual([]);
  });

  it('refuses what it packs into too much', async () => {
    aws.sts.percentPerCharacter = 2;

    await expect(
      assume({ Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }) }),
    ).rejects.toMatchObject({
      name: expect.stringContaining('PackedPolicyTooLarge') as string,
    });
  });
});
