import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CommandContext } from '../../cli/command.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { listPolicyTables, readPolicyCases } from '../../commands/authorize/testing/policy-case.ts';
import { AppError } from '../../domain/errors.ts';
import { explainCommandLines } from './explain.ts';

interface Given {
  readonly input?: string;
  readonly files?: Readonly<Record<string, unknown>>;
}

const explain = explainCommandLines({ environment: { AWS_REGION: 'eu-west-1' }, version: '1', consoleFolder: '' });

/** Runs `signalbox explain` with arguments, and returns its status and what it printed. */
async function run(commandArguments: readonly string[], { input = '', files = {} }: Given = {}) {
  const printed: string[] = [];
  const context: CommandContext = {
    streams: {
      readInput: () => Promise.resolve(Buffer.from(input)),
      readInputLines: async function* () {
        yield* input.split('\n');
      },
      print: (line) => printed.push(line),
      printError: () => undefined,
    },
    findSocketPath: () => Promise.reject(new Error('no server is asked')),
    readFile: (file) => {
      const content = files[file];
      if (content === undefined) return Promise.reject(new AppError('file-unreadable', file));
      return Promise.resolve(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)));
    },
  };
  const status = await explain.run(commandArguments, context);
  return { status, printed };
}

async function explained(text: string, options: readonly string[] = [], files: Given['files'] = {}): Promise<unknown> {
  const { status, printed } = await run([text, '--json', ...options], { files });
  return { status, ...(JSON.parse(printed.join('\n')) as object) };
}

async function batch(lines: readonly unknown[], options: readonly string[] = []): Promise<{ status: number; answers: readonly unknown[] }> {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { status, printed } = await run(['--batch', ...options], { input });
  return { status, answers: printed.map((line): unknown => JSON.parse(line)) };
}

function policy(...statements: readonly object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}

const ALL = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
const EC2 = { Sid: 'Ec2', Effect: 'Allow', Action: 'ec2:*', Resource: '*' };
const NO_STOP = { Sid: 'NoStop', Effect: 'Deny', Action: 'ec2:StopInstances', Resource: '*' };

/** Writes a configuration with a channel, and returns the options that name it. */
async function configuration(
  channel: string,
  guardrails: readonly string[] = ['guardrails: [{ name: guard, policyFile: guard.json }]'],
): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'explain-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'guard.json'), JSON.stringify(policy(EC2, NO_STOP)));
  const lines = [...guardrails, 'channelConfigurations:', `  - { configurationName: ops, platform: web, channelId: ops, ${channel} }`];
  await writeFile(path.join(folder, 'signalbox.yaml'), lines.join('\n'));
  return ['--channel', 'ops', '--config', path.join(folder, 'signalbox.yaml')];
}

describe('signalbox explain', () => {
  it('prints decision, actions, resources and what decided', async () => {
    expect(
      await explained('aws ec2 stop-instances --instance-ids i-1 --region us-east-1', ['--guardrail', 'g.json'], {
        'g.json': policy(EC2, NO_STOP),
      }),
    ).toEqual({
      status: 1,
      decision: 'denied',
      mutating: true,
      actions: ['ec2:StopInstances'],
      resources: ['arn:aws:ec2:us-east-1:*:instance/i-1'],
      because: {
        rule: 'policies',
        layer: 'guardrail policies',
        policy: 'g.json',
        statement: 'NoStop',
        action: 'ec2:StopInstances',
        resource: 'arn:aws:ec2:us-east-1:*:instance/i-1',
        text: 'NoStop of g.json (guardrail policies) denies ec2:StopInstances on arn:aws:ec2:us-east-1:*:instance/i-1.',
      },
    });
  });

  it('takes a command without guardrails for one of a channel that only reads', async () => {
    expect(await explained('ec2 describe-instances')).toMatchObject({
      status: 0,
      decision: 'allowed',
      mutating: false,
      actions: ['ec2:DescribeInstances'],
      resources: ['*'],
      because: { rule: 'read-only' },
    });
    expect(await explained('ec2 stop-instances --instance-ids i-1')).toMatchObject({
      status: 1,
      decision: 'denied',
      because: { rule: 'read-only' },
    });
  });

  it('does not let policies allow what never runs', async () => {
    expect(await explained('iam list-users', ['--guardrail', 'g.json'], { 'g.json': policy(ALL) })).toMatchObject({
      status: 1,
      decision: 'denied',
      because: { rule: 'never-allowed', statement: 'iam:*' },
    });
  });

  it('unites the policies of a list and intersects the lists', async () => {
    const files = {
      'ec2.json': policy(EC2),
      'sqs.json': policy({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }),
      'all.json': policy(ALL),
    };
    const options = ['--guardrail', 'ec2.json', '--guardrail', 'sqs.json', '--role-policy'];

    expect(await explained('ec2 stop-instances --instance-ids i-1', [...options, 'all.json'], files)).toMatchObject({
      decision: 'allowed',
    });
    expect(await explained('sqs purge-queue --queue-url u', [...options, 'all.json'], files)).toMatchObject({ decision: 'allowed' });
    expect(await explained('ec2 stop-instances --instance-ids i-1', [...options, 'sqs.json'], files)).toMatchObject({
      decision: 'denied',
      because: {
        layer: 'role policies',
        text: 'Nothing in the role policies allows ec2:StopInstances on arn:aws:ec2:eu-west-1:*:instance/i-1.',
      },
    });
  });

  it('leaves open what only AWS knows', async () => {
    const tagged = { ...EC2, Sid: 'Tagged', Condition: { StringEquals: { 'aws:ResourceTag/stage': 'test' } } };

    expect(await explained('ec2 stop-instances --instance-ids i-1', ['--guardrail', 'g.json'], { 'g.json': policy(tagged) })).toMatchObject(
      {
        status: 0,
        decision: 'undetermined',
        because: { statement: 'Tagged', text: expect.stringContaining('only AWS knows') as unknown },
      },
    );
  });

  it('names the role that a command gives away', async () => {
    const text =
      'lambda create-function --function-name f --role arn:aws:iam::123456789012:role/r --code S3Bucket=b,S3Key=k --handler h --runtime nodejs22.x';

    expect(await explained(text, ['--guardrail', 'g.json'], { 'g.json': policy({ ...ALL, Action: 'lambda:*' }) })).toMatchObject({
      decision: 'denied',
      actions: ['lambda:CreateFunction', 'iam:PassRole'],
      because: { action: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/r' },
    });
  });

  it('explains several commands by the strictest decision', async () => {
    const text = 'aws ec2 describe-instances\naws ec2 stop-instances --instance-ids i-1';

    expect(await explained(text)).toMatchObject({
      decision: 'denied',
      mutating: true,
      actions: ['ec2:DescribeInstances', 'ec2:StopInstances'],
    });
  });

  it('exits with 1 and prints why a text is no command', async () => {
    expect(await explained('ec2 describe-instance')).toMatchObject({ status: 1, error: { code: 'unknown-command' } });
  });

  it('prints one line with --json, and several for a person without', async () => {
    expect((await run(['ec2 describe-vpcs', '--json'])).printed.join('\n')).not.toContain('\n');
    expect((await run(['-'], { input: 'ec2 describe-vpcs' })).printed.join('\n')).toContain('\n');
  });

  it('refuses a policy that IAM would refuse, and says where', async () => {
    const wrong = policy({ ...EC2, Condition: { StringEqual: { 'aws:username': 'x' } } });

    await expect(explained('ec2 describe-vpcs', ['--guardrail', 'g.json'], { 'g.json': wrong })).rejects.toThrow(
      /g\.json Statement\.0\.Condition\.StringEqual: .*perhaps StringEquals/,
    );
    await expect(explained('ec2 describe-vpcs', ['--role-policy', 'absent.json'])).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it.each([[[]], [['ec2', 'describe-instances']], [['--unknown', 'x']], [['--batch', 'a', 'b']], [['--guardrail']]])(
    'is used wrongly with %j',
    async (commandArguments) => {
      await expect(run(commandArguments)).rejects.toThrow(UsageError);
    },
  );
});

describe('signalbox explain --channel', () => {
  it('explains by the guardrails and the role of the channel', async () => {
    const options = await configuration('guardrails: [guard], role: "arn:aws:iam::123456789012:role/ops"');

    expect(await explained('ec2 stop-instances --instance-ids i-1', options)).toMatchObject({
      decision: 'denied',
      resources: ['arn:aws:ec2:eu-west-1:123456789012:instance/i-1'],
      because: { rule: 'guardrail', policy: 'guard', statement: 'NoStop' },
    });
    expect(await explained('ec2 reboot-instances --instance-ids i-1', options)).toMatchObject({
      status: 0,
      decision: 'allowed',
      guardrails: { names: ['guard'], from: 'set for this channel' },
    });
  });

  it('asks nobody for a managed policy, and leaves the decision open', async () => {
    const options = await configuration('role: "arn:aws:iam::123456789012:role/ops"', [
      'guardrails: [{ name: guard, policyArn: "arn:aws:iam::aws:policy/ViewOnlyAccess" }]',
      'defaultGuardrails: [guard]',
    ]);

    expect(await explained('ec2 describe-vpcs', options)).toMatchObject({
      decision: 'undetermined',
      because: { rule: 'guardrail', policy: 'guard', text: expect.stringContaining('nothing is asked of AWS to explain a command') },
      guardrails: { names: ['guard'], from: 'set for all channels' },
    });
  });

  it('says that the machine’s own credentials may only read there', async () => {
    const options = await configuration('guardrails: [guard], role: ambient');

    expect(await explained('ec2 reboot-instances --instance-ids i-1', options)).toMatchObject({
      status: 1,
      decision: 'denied',
      because: { rule: 'ambient-credentials' },
    });
  });

  it('puts guardrails that are given in the place of the channel’s, and adds role policies', async () => {
    const options = await configuration('guardrails: [guard], role: "arn:aws:iam::123456789012:role/ops"');
    const files = { 'all.json': policy(ALL), 'none.json': policy({ ...EC2, Action: 'ec2:Describe*' }) };
    const stop = 'ec2 stop-instances --instance-ids i-1';

    expect(await explained(stop, [...options, '--guardrail', 'all.json'], files)).toMatchObject({
      decision: 'allowed',
      guardrails: { names: ['all.json'], from: 'given' },
    });
    expect(await explained(stop, [...options, '--guardrail', 'all.json', '--role-policy', 'none.json'], files)).toMatchObject({
      decision: 'denied',
      because: { layer: 'role policies' },
    });
  });

  it('tells that a channel configuration is unknown', async () => {
    const [, , ...config] = await configuration('role: ambient');

    await expect(explained('ec2 describe-vpcs', ['--channel', 'other', ...config])).rejects.toMatchObject({
      code: 'channel-configuration-unknown',
    });
  });
});

describe('signalbox explain --batch', () => {
  it('answers each line with its id; a denial and a text that is no command are answers', async () => {
    expect(
      await batch([
        { id: 1, cmd: 'aws ec2 stop-instances --instance-ids i-1', guardrails: [policy(EC2)] },
        '',
        { id: 'b', cmd: 'ec2 describe-instance' },
        {
          id: { n: 3 },
          request: { action: 's3:GetObject', resource: 'arn:aws:s3:::a/b' },
          rolePolicies: [policy(ALL)],
          guardrails: [policy(EC2)],
        },
      ]),
    ).toMatchObject({
      status: 0,
      answers: [
        { id: 1, decision: 'allowed', mutating: true, because: { policy: 'guardrails[0]', statement: 'Ec2' } },
        { id: 'b', error: { code: 'unknown-command' } },
        { id: { n: 3 }, decision: 'denied', because: { layer: 'guardrail policies' } },
      ],
    });
  });

  it('takes a request as it is: without the fixed deny list, every key that is not given absent', async () => {
    const noKey = { ...ALL, Condition: { Null: { 'aws:ResourceTag/stage': 'true' } } };

    expect(
      await batch([
        { id: 1, request: { action: 'iam:ListUsers', resource: '*', context: {} }, guardrails: [policy(noKey)] },
        { id: 2, request: { action: 'iam:ListUsers', context: { 'aws:ResourceTag/stage': null } }, guardrails: [policy(noKey)] },
        {
          id: 3,
          request: { action: 'iam:ListUsers', resource: '*', context: { 'AWS:resourcetag/STAGE': ['a'] } },
          guardrails: [policy(noKey)],
        },
      ]),
    ).toMatchObject({ answers: [{ decision: 'allowed' }, { decision: 'allowed' }, { decision: 'denied' }] });
  });

  it('takes numbers, truth values and lists for what they are in a request', async () => {
    const Condition = {
      NumericLessThan: { 's3:max-keys': '11' },
      Bool: { 'aws:SecureTransport': 'true' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] },
    };
    const context = { 's3:max-keys': 10, 'aws:SecureTransport': true, 'aws:TagKeys': ['a', 'b'] };

    expect(
      await batch([
        { id: 1, request: { action: 's3:ListBucket', resource: 'arn:aws:s3:::a', context }, guardrails: [policy({ ...ALL, Condition })] },
      ]),
    ).toMatchObject({ answers: [{ decision: 'allowed', mutating: false }] });
  });

  it('decides a request on several resources by the strictest, and one without policies by whether it reads', async () => {
    const one = { ...ALL, Resource: 'arn:aws:s3:::a/*' };

    expect(
      await batch([
        { id: 1, request: { action: 's3:DeleteObject', resource: ['arn:aws:s3:::a/1', 'arn:aws:s3:::b/1'] }, guardrails: [policy(one)] },
        { id: 2, request: { action: 'ec2:DescribeInstances', resource: '*' } },
        { id: 3, request: { action: 'ec2:StopInstances', resource: '*' } },
        { id: 4, request: { action: 'ec2:DescribeInstances', resource: '*' }, guardrails: [] },
      ]),
    ).toMatchObject({
      answers: [
        { decision: 'denied', because: { resource: 'arn:aws:s3:::b/1' } },
        { decision: 'allowed', because: { rule: 'read-only' } },
        { decision: 'denied', because: { rule: 'read-only' } },
        { decision: 'denied', because: { layer: 'guardrail policies' } },
      ],
    });
  });

  it('takes policies of the command line for lines that bring none', async () => {
    const input = [
      { id: 1, request: { action: 's3:GetObject', resource: '*' } },
      { id: 2, request: { action: 's3:GetObject', resource: '*' }, guardrails: [policy(EC2)] },
    ];
    const { printed } = await run(['--batch', '-', '--guardrail', 'all.json'], {
      input: input.map((line) => JSON.stringify(line)).join('\n'),
      files: { 'all.json': policy(ALL) },
    });

    expect(printed.map((line): unknown => JSON.parse(line))).toMatchObject([{ decision: 'allowed' }, { decision: 'denied' }]);
  });

  it.each([
    ['nonsense', undefined],
    ['[]', undefined],
    ['null', undefined],
    ['{"id": 1}', 1],
    ['{"id": 1, "cmd": 7}', 1],
    ['{"id": 1, "cmd": "ec2 describe-vpcs", "request": {"action": "s3:GetObject"}}', 1],
    ['{"id": 1, "request": {"action": "GetObject"}}', 1],
    ['{"id": 1, "request": {"action": "s3:GetObject", "context": {"aws:username": {"a": 1}}}}', 1],
    ['{"id": 1, "request": {"action": "s3:GetObject", "resources": ["*"]}}', 1],
    ['{"id": 1, "cmd": "ec2 describe-vpcs", "guardrails": {}}', 1],
    ['{"id": 1, "cmd": "ec2 describe-vpcs", "guardrails": [{}]}', 1],
    ['{"id": 1, "request": {"action": "s3:GetObject"}, "rolePolicies": [7]}', 1],
  ])('exits with 1 for the line %s, and goes on', async (line, id) => {
    const { status, answers } = await batch([line, { id: 2, request: { action: 's3:GetObject' }, guardrails: [policy(ALL)] }]);

    expect(status).toBe(1);
    expect(answers).toMatchObject([
      { ...(id === undefined ? {} : { id }), error: { code: 'bad-request' } },
      { id: 2, decision: 'allowed' },
    ]);
  });

  it('decides every row of the tables that says all there is to know as the tables do', async () => {
    const rows = listPolicyTables()
      .flatMap((table) => readPolicyCases(table))
      .filter(({ request, permissionsBoundary, organizationPolicies, sessionPolicies }) =>
        [request.unknown, permissionsBoundary, organizationPolicies, sessionPolicies].every((part) => part === undefined),
      );
    const { answers } = await batch(rows.map(({ request, guardrails, rolePolicies }, id) => ({ id, request, guardrails, rolePolicies })));

    expect(rows.length).toBeGreaterThan(350);
    expect(answers).toEqual(rows.map(({ expected }, id) => expect.objectContaining({ id, decision: expected }) as unknown));
  });
});
