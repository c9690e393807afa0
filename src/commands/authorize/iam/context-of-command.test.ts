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

  it('does not say to which Region a service for all Regions answers', () => {
    expect(find('aws:RequestedRegion', { action: 'route53:ListHostedZones' })).toBe('unknown');
  });

  it.each([
    ['a list of keys and values', { Tags: [{ Key: 'team', Value: 'blue' }] }],
    ['the same in lower case', { tags: [{ key: 'team', value: 'blue' }] }],
    ['a map', { tags: { team: 'blue' } }],
    ['TagKey and TagValue', { Tags: [{ TagKey: 'team', TagValue: 'blue' }] }],
    ['a specification for the resource', { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'blue' }] }] }],
  ])('reads tags written as %s', (_what, params) => {
    expect(find('aws:RequestTag/team', { params })).toEqual(['blue']);
    expect(find('aws:RequestTag/other', { params })).toEqual([]);
    expect(find('aws:TagKeys', { params })).toEqual(['team']);
  });

  it('knows that tags of another resource are none of this one', () => {
    const params = { TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'team', Value: 'blue' }] }] };

    expect(find('aws:RequestTag/team', { params })).toEqual([]);
  });

  it.each([
    ['in a way of its own', { Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } }],
    ['as one text', { Tagging: 'team=blue' }],
    ['with a value that is no text', { Tags: [{ Key: 'team', Value: 7 }] }],
    ['perhaps by a launch template', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }],
    ['perhaps by what copies them', { CopyTagsToSnapshot: true }],
  ])('does not know tags that are given %s', (_what, params) => {
    expect(find('aws:RequestTag/team', { params })).toBe('unknown');
    expect(find('aws:TagKeys', { params })).toBe('unknown');
  });

  it.each(['Stage', 'StageName', 'percentage'])('takes %s for no tag', (name) => {
    expect(find('aws:RequestTag/team', { params: { [name]: 'x' } })).toEqual([]);
  });

  it('knows the keys of tags that are taken off', () => {
    expect(find('aws:TagKeys', { action: 'lambda:UntagResource', params: { TagKeys: ['team'] } })).toEqual(['team']);
  });

  it('knows the type of a new instance, but not behind a launch template, and not of its volume', () => {
    const run = { action: 'ec2:RunInstances', params: { InstanceType: 't3.micro' } };

    expect(find('ec2:InstanceType', run)).toEqual(['t3.micro']);
    expect(find('ec2:InstanceType', { ...run, resource: 'arn:aws:ec2:eu-west-1:123456789012:volume/x' })).toBe('unknown');
    expect(find('ec2:InstanceType', { ...run, params: { ...run.params, LaunchTemplate: {} } })).toBe('unknown');
  });

  it('knows the prefix that a bucket is listed under, and the cluster of a service', () => {
    expect(find('s3:prefix', { action: 's3:ListBucket', params: { Prefix: 'a/' } })).toEqual(['a/']);
    expect(find('ecs:cluster', { action: 'ecs:UpdateService', params: { cluster: 'prod' } })).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:cluster/prod',
    ]);
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
  });
});
