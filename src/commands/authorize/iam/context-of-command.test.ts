import { describe, expect, it } from 'vitest';
import type { RoleSession } from '../../../domain/role-session.ts';
import { UNKNOWN_NAME } from '../policy-evaluation/pattern-marks.ts';
import { contextOfCommand, type ContextQuestion } from './context-of-command.ts';

const question: ContextQuestion = {
  action: 'ec2:RebootInstances',
  resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-1',
  params: {},
  place: { region: 'eu-west-1', accountId: '123456789012' },
  now: new Date('2026-03-01T03:00:00Z'),
};

function find(key: string, part: Partial<ContextQuestion> = {}): readonly string[] | 'unknown' {
  return contextOfCommand({ ...question, ...part }).find(key.toLowerCase());
}

describe('contextOfCommand', () => {
  it.each([
    ['aws:CurrentTime', ['2026-03-01T03:00:00.000Z']],
    ['aws:EpochTime', ['1772334000']],
    ['aws:RequestedRegion', ['eu-west-1']],
    ['aws:PrincipalAccount', ['123456789012']],
    ['aws:SecureTransport', ['true']],
    ['aws:ViaAWSService', ['false']],
    ['aws:PrincipalIsAWSService', ['false']],
    ['aws:CalledVia', []],
    ['aws:CalledViaFirst', []],
    ['aws:CalledViaLast', []],
    ['aws:PrincipalServiceName', []],
    ['aws:PrincipalServiceNamesList', []],
    ['aws:SourceAccount', []],
    ['aws:SourceOrgID', []],
    ['aws:SourceOrgPaths', []],
    ['aws:SourceArn', []],
    ['aws:RequestTag/team', []],
    ['aws:TagKeys', []],
    ['ec2:Region', ['eu-west-1']],
    ['aws:ResourceTag/team', 'unknown'],
    ['aws:SourceIp', 'unknown'],
    ['aws:ResourceAccount', 'unknown'],
    ['aws:username', 'unknown'],
    ['ec2:InstanceType', 'unknown'],
  ] as const)('knows of %s: %j', (key, expected) => {
    expect(find(key)).toEqual(expected);
  });

  it.each(['route53:ListHostedZones', 'account:GetContactInformation', 'IAM:ListUsers', 'waf:ListRules', 'organizations:ListRoots'])(
    'does not say to which Region %s goes, which is for all Regions',
    (action) => {
      expect(find('aws:RequestedRegion', { action })).toBe('unknown');
      expect(find('aws:RequestedRegion', { action: action.replace(':', 'x:') })).toEqual(['eu-west-1']);
    },
  );

  it('counts the seconds that are full', () => {
    expect(find('aws:EpochTime', { now: new Date('2026-03-01T03:00:00.999Z') })).toEqual(['1772334000']);
  });

  it.each([
    ['a list of keys and values', { Tags: [{ Key: 'team', Value: 'blue' }] }],
    ['the same in lower case', { tags: [{ key: 'team', value: 'blue' }] }],
    ['a map', { tags: { team: 'blue' } }],
    ['TagKey and TagValue', { Tags: [{ TagKey: 'team', TagValue: 'blue' }] }],
    ['TagList', { TagList: [{ Key: 'team', Value: 'blue' }] }],
    ['tagList', { tagList: [{ key: 'team', value: 'blue' }] }],
    ['TagsList', { TagsList: [{ Key: 'team', Value: 'blue' }] }],
    ['ResourceTags', { ResourceTags: [{ Key: 'team', Value: 'blue' }] }],
    [
      'the last of two',
      {
        Tags: [
          { Key: 'team', Value: 'red' },
          { Key: 'team', Value: 'blue' },
        ],
      },
    ],
    ['a specification for the resource', { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'blue' }] }] }],
  ])('reads tags written as %s', (_what, params) => {
    expect(find('aws:RequestTag/team', { params })).toEqual(['blue']);
    expect(find('aws:RequestTag/other', { params })).toEqual([]);
    expect(find('aws:TagKeys', { params })).toEqual(['team']);
  });

  it('reads a tag without a value as one with an empty value', () => {
    expect(find('aws:RequestTag/team', { params: { Tags: [{ Key: 'team' }] } })).toEqual(['']);
  });

  it('puts together the tags of several parameters and specifications', () => {
    const Tags = [{ Key: 'team', Value: 'blue' }];
    const specifications = ['instance', 'volume', 'instance'].map((ResourceType, at) => ({
      ResourceType,
      Tags: [{ Key: `k${at}`, Value: 'v' }],
    }));

    expect(find('aws:TagKeys', { params: { Tags, TagSpecifications: specifications, tagKeys: ['old'] } })).toEqual([
      'team',
      'k0',
      'k2',
      'old',
    ]);
  });

  it.each([
    ['no list', { TagSpecifications: 'instance' }],
    ['a list of nothing', { TagSpecifications: [] }],
    ['one without tags', { TagSpecifications: [{ ResourceType: 'instance' }] }],
  ])('knows no tags where the specifications are %s', (_what, params) => {
    expect(find('aws:RequestTag/team', { params })).toEqual([]);
  });

  it('knows that tags of another resource are none of this one', () => {
    const params = { TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'team', Value: 'blue' }] }] };

    expect(find('aws:RequestTag/team', { params })).toEqual([]);
  });

  it.each([
    ['in a way of its own', { Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } }],
    ['as one text', { Tagging: 'team=blue' }],
    ['with a value that is no text', { Tags: [{ Key: 'team', Value: 7 }] }],
    ['with a key that is no text', { Tags: [{ Key: 'team', Value: 'blue' }, { Value: 'blue' }] }],
    ['with a value in a map that is no text', { tags: { team: 'blue', stage: 7 } }],
    [
      'in a specification with a value that is no text',
      { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 7 }] }] },
    ],
    ['as keys that are no texts', { TagKeys: [7] }],
    ['within another parameter', { Options: { Tags: [{ Key: 'team', Value: 'blue' }] } }],
    ['within a list of structures', { Items: [{ resourceTag: 'blue' }] }],
    ['under a name that sounds like something else too', { stageTagging: 'team=blue' }],
    ['perhaps by a launch template', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }],
    ['perhaps by one of several launch templates', { LaunchTemplateConfigs: [] }],
    ['perhaps by a launch template of a service that writes it small', { launchTemplate: {} }],
    ['perhaps by what copies them', { CopyTagsToSnapshot: true }],
  ])('does not know tags that are given %s', (_what, params) => {
    expect(find('aws:RequestTag/team', { params })).toBe('unknown');
    expect(find('aws:TagKeys', { params })).toBe('unknown');
  });

  it.each(['Stage', 'StageName', 'percentage', 'multiStaging'])('takes %s for no tag', (name) => {
    expect(find('aws:RequestTag/team', { params: { [name]: 'x' } })).toEqual([]);
  });

  it('knows the keys of tags that are taken off', () => {
    expect(find('aws:TagKeys', { action: 'lambda:UntagResource', params: { TagKeys: ['team'] } })).toEqual(['team']);
    expect(find('aws:RequestTag/team', { action: 'lambda:UntagResource', params: { TagKeys: ['team'] } })).toEqual([]);
    expect(find('aws:RequestTag/team', { params: { Tags: [{ Key: 'team', Value: 'blue' }], TagKeys: ['team'] } })).toEqual(['blue']);
  });

  it('knows the type of a new instance, but not behind a launch template, and not of its volume', () => {
    const run = { action: 'ec2:RunInstances', params: { InstanceType: 't3.micro' } };

    expect(find('ec2:InstanceType', run)).toEqual(['t3.micro']);
    expect(find('ec2:InstanceType', { ...run, resource: 'arn:aws:ec2:eu-west-1:123456789012:volume/x' })).toBe('unknown');
    expect(find('ec2:InstanceType', { ...run, params: { ...run.params, LaunchTemplate: {} } })).toBe('unknown');
    expect(find('ec2:InstanceType', { ...run, params: { InstanceType: 7 } })).toBe('unknown');
    expect(find('ec2:InstanceType', { ...run, action: 'ec2:RequestSpotInstances' })).toBe('unknown');
    expect(find('ec2:InstanceType', { ...run, action: 'EC2:runinstances' })).toEqual(['t3.micro']);
  });

  it.each([
    ['s3:ListBucket', 's3:prefix', { Prefix: 'a/' }],
    ['s3:ListBucket', 's3:delimiter', { Delimiter: '/' }],
    ['s3:ListBucket', 's3:max-keys', { MaxKeys: 5 }],
    ['s3:ListBucketVersions', 's3:prefix', { Prefix: 'a/' }],
    ['s3:PutObject', 's3:x-amz-acl', { ACL: 'private' }],
    ['s3:PutObject', 's3:x-amz-server-side-encryption', { ServerSideEncryption: 'aws:kms' }],
    ['s3:PutObject', 's3:x-amz-storage-class', { StorageClass: 'GLACIER' }],
    ['s3:DeleteObjectVersion', 's3:VersionId', { VersionId: 'v1' }],
    ['rds:CreateDBInstance', 'rds:DatabaseClass', { DBInstanceClass: 'db.t3.micro' }],
    ['rds:CreateDBInstance', 'rds:DatabaseEngine', { Engine: 'postgres' }],
    ['rds:ModifyDBInstance', 'rds:DatabaseClass', { DBInstanceClass: 'db.t3.micro' }],
  ])('knows of %s what %s is by %j', (action, key, params) => {
    const expected = Object.values(params).map(String);

    expect(find(key, { action, params })).toEqual(expected);
    expect(find(key, { action: action.toUpperCase(), params })).toEqual(expected);
    expect(find(key, { action, params: Object.fromEntries(Object.keys(params).map((name) => [name, { odd: 1 }])) })).toBe('unknown');
    expect(find(key, { action: 's3:GetBucketLocation', params })).toBe('unknown');
    expect(find(key, { action })).toBe('unknown');
  });

  it.each([
    [{ cluster: 'prod' }, ['arn:aws:ecs:eu-west-1:123456789012:cluster/prod']],
    [{ cluster: 'arn:aws:ecs:us-east-1:444455556666:cluster/prod' }, ['arn:aws:ecs:us-east-1:444455556666:cluster/prod']],
    [{ cluster: 7 }, 'unknown'],
    [{}, 'unknown'],
  ] as const)('knows the cluster of a service by %j: %j', (params, expected) => {
    expect(find('ecs:cluster', { action: 'ecs:UpdateService', params })).toEqual(expected);
    expect(find('ecs:cluster', { action: 'eks:UpdateNodegroup', params })).toBe('unknown');
  });

  it('knows the Region of a request to EC2 alone', () => {
    expect(find('ec2:Region', { action: 'EC2:RunInstances' })).toEqual(['eu-west-1']);
    expect(find('ec2:Region', { action: 'ecs:RunTask' })).toBe('unknown');
  });

  it('does not know what depends on an account that it does not know', () => {
    const place = { region: 'eu-west-1', accountId: UNKNOWN_NAME };

    expect(find('aws:PrincipalAccount', { place })).toBe('unknown');
    expect(find('ecs:cluster', { action: 'ecs:UpdateService', params: { cluster: 'prod' }, place })).toBe('unknown');
    expect(find('aws:RequestedRegion', { place })).toEqual(['eu-west-1']);
  });

  it('knows the tags of a session, and that it has no user name', () => {
    const credentials: RoleSession = {
      roleArn: 'arn:aws:iam::123456789012:role/chat',
      sessionName: 'slack.T0.U0',
      sourceIdentity: 'slack.T0.U0',
      tags: [{ key: 'signalbox:configuration', value: 'ops' }],
      policyArns: [],
    };

    expect(find('aws:PrincipalTag/signalbox:configuration', { credentials })).toEqual(['ops']);
    expect(find('aws:PrincipalTag/other', { credentials })).toBe('unknown');
    expect(find('aws:username', { credentials })).toEqual([]);
    expect(find('aws:SourceArn', { credentials })).toEqual([]);
    expect(find('aws:username', { credentials: 'ambient' })).toBe('unknown');
    expect(find('aws:PrincipalTag/signalbox:configuration', { credentials: 'ambient' })).toBe('unknown');
  });
});
