import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { authorizeCommand } from '../authorize-command.ts';
import { caseContext, toCommand, toGuardrail } from '../testing/authorization-case.ts';
import { NEVER_ALLOWED, NEVER_ALLOWED_RESOURCE_TYPES, NEVER_ALLOWED_SINGLE_TYPES } from './never-allowed-actions.ts';
import { findNeverAllowed } from './find-never-allowed.ts';

const entries = NEVER_ALLOWED.flatMap(({ service, names, reason }) =>
  names.map((name) => ({ service, name, reason, entry: `${service}:${name}` })),
);

/** Writes a name as somebody might who wants to get past a list. */
const disguised = (name: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.boolean(), fc.constantFrom('', '', '-', '_', ' ', '\u200B')), { minLength: name.length, maxLength: name.length })
    .map((changes) =>
      name
        .split('')
        .map((sign, at) => (changes[at]?.[0] === true ? sign.toUpperCase() : sign.toLowerCase()) + (changes[at]?.[1] ?? ''))
        .join(''),
    );

const statement: fc.Arbitrary<PolicyStatement> = fc.constantFrom<PolicyStatement>(
  { Effect: 'Allow', Action: ['*'], Resource: ['*'] },
  { Effect: 'Allow', Action: ['iam:*', 's3:*', 'sts:*', 'secretsmanager:*'], Resource: ['*'] },
  { Effect: 'Allow', NotAction: ['ec2:TerminateInstances'], Resource: ['*'] },
);

describe('the fixed deny list', () => {
  it('holds whatever the guardrails say and however a name is written', async () => {
    const attack = fc.constantFrom(...entries).chain(({ service, name, entry }) =>
      fc.record({
        entry: fc.constant(entry),
        service: disguised(service),
        operation: disguised(name === '*' ? 'ListThings' : name),
        statements: fc.array(statement, { minLength: 1, maxLength: 3 }),
        credentials: fc.constantFrom('ambient' as const, 'demo' as const),
      }),
    );

    await fc.assert(
      fc.asyncProperty(attack, async ({ service, operation, statements, credentials }) => {
        const context = { ...caseContext({ credentials }), guardrails: [toGuardrail('everything', statements)] };
        const decision = await authorizeCommand(toCommand({ service, operation }), context);

        expect(decision).toMatchObject({ verdict: 'denied', isMutating: true, because: { rule: 'never-allowed' } });
      }),
    );
  });

  it.each(entries)('holds $entry', ({ service, name, reason }) => {
    const operation = name === '*' ? 'ListThings' : name;

    expect(findNeverAllowed(toCommand({ service, operation }))?.reason).toBe(reason);
  });

  it.each([
    ['ec2', 'DescribeInstances'],
    ['s3api', 'ListObjectsV2'],
    ['s3api', 'GetBucketLocation'],
    ['s3api', 'GetBucketPolicyStatus'],
    ['s3outposts', 'ListEndpoints'],
    ['dynamodb', 'Query'],
    ['dynamodb', 'UpdateItem'],
    ['ecr', 'DescribeRepositories'],
    ['ssm', 'GetParameter'],
    ['ssm-incidents', 'ListIncidentRecords'],
    ['cognito-sync', 'ListDatasets'],
    ['redshift', 'DescribeClusters'],
    ['connect', 'ListUsers'],
    ['accessanalyzer', 'ListFindings'],
  ])('leaves %s %s alone', (service, operation) => {
    expect(findNeverAllowed(toCommand({ service, operation }))).toBeUndefined();
  });

  it.each([['AWS::EC2::Instance'], ['AWS::IAMX::Thing'], [7], [undefined], ['IAM'], ['']])(
    'leaves cloudcontrol alone with the type %j',
    (TypeName) => {
      expect(findNeverAllowed(toCommand({ service: 'cloudcontrol', operation: 'GetResource', params: { TypeName } }))).toBeUndefined();
    },
  );

  it('leaves other services alone that speak of a type', () => {
    const params = { TypeName: 'AWS::IAM::Role' };

    expect(findNeverAllowed(toCommand({ service: 'cloudformation', operation: 'DescribeType', params }))).toBeUndefined();
    expect(findNeverAllowed(toCommand({ service: 'cloudcontrol', operation: 'GetResource', params }))?.entry).toBe('iam:*');
  });

  it('has an entry for the service of each resource type', () => {
    const whole = new Set(entries.filter(({ name }) => name === '*').map(({ service }) => service));

    expect(Object.values(NEVER_ALLOWED_RESOURCE_TYPES).filter((service) => !whole.has(service))).toEqual([]);
  });

  it('has an entry for each call that a resource type stands for', () => {
    const listed = new Set(entries.map(({ entry }) => entry));

    expect(Object.values(NEVER_ALLOWED_SINGLE_TYPES).filter((action) => !listed.has(action))).toEqual([]);
  });

  it.each([
    ['cloudcontrol GetResource', { TypeName: 'aws::s3::bucketpolicy' }, 's3:GetBucketPolicy'],
    ['cloudcontrol ListResources', { TypeName: 'AWS::AppSync::ApiKey' }, 'appsync:ListApiKeys'],
    ['cloudformation CreateStack', { Capabilities: ['CAPABILITY_NAMED_IAM'] }, 'iam:*'],
    ['cloudformation CreateChangeSet', { Capabilities: ['CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM'] }, 'iam:*'],
    ['stepfunctions TestState', { definition: '{"Resource":"arn:aws:states:::aws-sdk:iam:listUsers"}' }, 'iam:*'],
    ['stepfunctions TestState', { definition: String.raw`{"Resource":"arn:aws:states:::aws-sdk:i\u0061m:listUsers"}` }, 'iam:*'],
    ['stepfunctions CreateStateMachine', { definition: '{"Resource":"arn:aws-cn:states:::aws-sdk:s3:getObject.sync"}' }, 's3:GetObject'],
    ['scheduler CreateSchedule', { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:STS:assumeRole' } }, 'sts:*'],
    ['ssm GetParameter', { Name: '/aws/reference/secretsmanager/prod/db' }, 'secretsmanager:*'],
    ['ssm GetParameters', { Names: ['a', 'arn:aws:ssm:eu-west-1:1:parameter/aws/reference/secretsmanager/a'] }, 'secretsmanager:*'],
  ])('knows %s by what %j names', (command, params, entry) => {
    const [service = '', operation = ''] = command.split(' ');

    expect(findNeverAllowed(toCommand({ service, operation, params }))?.entry).toBe(entry);
  });

  it.each([
    ['cloudformation', 'CreateStack', { Capabilities: ['CAPABILITY_AUTO_EXPAND'] }],
    ['cloudformation', 'CreateStack', { Capabilities: 'CAPABILITY_IAM' }],
    ['ec2', 'RunInstances', { Capabilities: ['CAPABILITY_IAM'] }],
    ['cloudcontrol', 'GetResource', { TypeName: 'AWS::S3::Bucket' }],
    ['stepfunctions', 'TestState', { definition: '{"Resource":"arn:aws:states:::aws-sdk:ec2:describeInstances"}' }],
    ['stepfunctions', 'TestState', { definition: '{"Comment":"not iam:listUsers"}' }],
    ['ssm', 'GetParameter', { Name: '/aws/service/ami-amazon-linux-latest' }],
    ['s3api', 'ListObjectsV2', { Prefix: 'aws/reference/secretsmanager' }],
  ])('leaves %s %s with %j alone', (service, operation, params) => {
    expect(findNeverAllowed(toCommand({ service, operation, params }))).toBeUndefined();
  });

  it('stands in the reference as it is', () => {
    const page = readFileSync(new URL('../../../../docs/reference/never-allowed.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(?<service>[^`]+)` +\| (?<names>.+?) +\| (?<reason>.+?) +\|$/gm)].map(({ groups }) => ({
      service: groups?.['service'],
      names: groups?.['names']?.replaceAll('`', '').split(', '),
      reason: groups?.['reason'],
    }));

    expect(rows).toEqual(NEVER_ALLOWED);
  });
});
