import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRule, WeeklyHours } from '../../domain/approval-rule.ts';
import { isWithinHours } from './is-within-hours.ts';
import { matchesRule, type ApprovalFacts } from './match-rule.ts';

const rule: ApprovalRule = {
  name: 'production',
  actions: ['*'],
  resources: [],
  accounts: [],
  regions: [],
  tags: [],
  channelConfigurations: [],
  approvers: ['web:ben'],
  allowSelfApproval: false,
  minimumApprovals: 1,
  expiresMinutes: 60,
};
const facts: ApprovalFacts = {
  configurationName: 'ops',
  accountId: '123456789012',
  region: 'eu-central-1',
  requests: [{ action: 'ec2:TerminateInstances', resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/i-1' }],
  tagsOfThings: [['Stage=prod', 'team=shop']],
  at: new Date('2026-03-02T20:00:00Z'),
};
const mayMatch = (pattern: string, text: string): boolean =>
  pattern === '*' || pattern === text || (pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1)));

describe('matchesRule', () => {
  it.each<[Partial<ApprovalRule>, boolean]>([
    [{}, true],
    [{ actions: ['EC2:terminate*'] }, true],
    [{ actions: ['rds:*'] }, false],
    [{ resources: ['arn:aws:ec2:*'] }, true],
    [{ resources: ['arn:aws:rds:*'] }, false],
    [{ accounts: ['123456789012'] }, true],
    [{ accounts: ['999999999999'] }, false],
    [{ regions: ['us-east-1'] }, false],
    [{ channelConfigurations: ['other'] }, false],
    [{ tags: [{ key: 'Stage', values: ['staging', 'prod'] }] }, true],
    [{ tags: [{ key: 'Stage', values: ['dev'] }] }, false],
    [{ tags: [{ key: 'stage', values: ['*'] }] }, false],
    [
      {
        tags: [
          { key: 'Stage', values: ['prod'] },
          { key: 'team', values: ['billing'] },
        ],
      },
      false,
    ],
  ])('holds %j against a command', (part, isMatching) => {
    expect(matchesRule({ ...rule, ...part }, facts, mayMatch)).toBe(isMatching);
  });

  it.each<[string, ApprovalFacts['tagsOfThings']]>([
    ['could not be seen', [undefined]],
    ['are of nothing that is known', []],
    ['are told by no read', [[]]],
    ['may be more than are shown', [['a=1', 'b=1', 'c=1', 'd=1', 'e=1', 'f=1', 'g=1', 'h=1']]],
    ['match for one thing of two', [['Stage=dev'], ['Stage=prod']]],
  ])('matches where tags %s', (_, tagsOfThings) => {
    expect(matchesRule({ ...rule, tags: [{ key: 'Stage', values: ['prod'] }] }, { ...facts, tagsOfThings }, mayMatch)).toBe(true);
  });

  it.each([
    ['arn:aws:route53:::hostedzone/Z1', true],
    ['arn:aws:s3:::orders', true],
    ['arn:aws:rds:us-east-1:123456789012:db:orders', true],
    ['arn:aws:rds:eu-west-1:123456789012:db:orders', false],
    ['*', false],
  ])('goes by the Region of %s, where it has one, as well as by that of the command', (resource, isMatching) => {
    const about = { ...facts, requests: [{ action: 'rds:DeleteDBInstance', resource }] };

    expect(matchesRule({ ...rule, regions: ['us-east-1'] }, about, mayMatch)).toBe(isMatching);
  });

  it('takes a tag without a value, and one of AWS, which no card shows, for one that may match', () => {
    const held = (key: string, values: readonly string[], own: readonly string[]) =>
      matchesRule({ ...rule, tags: [{ key, values }] }, { ...facts, tagsOfThings: [own] }, mayMatch);

    expect(held('protected', ['*'], ['protected', 'team=shop'])).toBe(true);
    expect(held('protected', ['yes'], ['protected', 'team=shop'])).toBe(false);
    expect(held('aws:cloudformation:stack-name', ['prod'], ['team=shop'])).toBe(true);
    expect(held('Name', ['prod'], ['team=shop', 'Name=dev'])).toBe(false);
  });

  it('matches where it is not known which account is reached', () => {
    expect(matchesRule({ ...rule, accounts: ['999999999999'] }, { ...facts, accountId: undefined }, mayMatch)).toBe(true);
  });

  it('matches a resource that is written in another case', () => {
    const requests = [{ action: 'elasticache:DeleteCacheCluster', resource: 'arn:cluster:PROD' }];

    expect(matchesRule({ ...rule, resources: ['arn:cluster:prod'] }, { ...facts, requests }, mayMatch)).toBe(true);
    expect(matchesRule({ ...rule, resources: ['arn:cluster:Prod'] }, { ...facts, requests }, mayMatch)).toBe(true);
  });

  it('asks for action and resource of one request', () => {
    const requests = [
      { action: 'ec2:StopInstances', resource: 'arn:a' },
      { action: 'iam:PassRole', resource: 'arn:b' },
    ];

    expect(matchesRule({ ...rule, actions: ['ec2:*'], resources: ['arn:b'] }, { ...facts, requests }, mayMatch)).toBe(false);
  });
});

describe('isWithinHours', () => {
  const nights: WeeklyHours = { days: ['friday'], from: '18:00', to: '08:00', timeZone: 'Europe/Berlin' };
  const days: WeeklyHours = { days: ['monday', 'friday'], from: '09:00', to: '17:00', timeZone: 'UTC' };

  it.each<[WeeklyHours, string, boolean]>([
    [days, '2026-03-06T09:00:00Z', true],
    [days, '2026-03-06T08:59:59Z', false],
    [days, '2026-03-06T17:00:00Z', false],
    [days, '2026-03-07T12:00:00Z', false],
    // Friday 18:00 in Berlin is 17:00 UTC in winter.
    [nights, '2026-03-06T16:59:00Z', false],
    [nights, '2026-03-06T17:00:00Z', true],
    [nights, '2026-03-07T06:59:00Z', true],
    [nights, '2026-03-07T07:00:00Z', false],
    [nights, '2026-03-06T06:00:00Z', false],
    // And 16:00 UTC in summer.
    [nights, '2026-07-03T16:00:00Z', true],
    [{ ...nights, days: ['saturday'] }, '2026-03-08T05:00:00Z', true],
    [{ ...nights, days: ['sunday'], from: '00:00', to: '00:00' }, '2026-03-08T12:00:00Z', true],
  ])('holds %j against %s', (hours, at, isWithin) => {
    expect(isWithinHours(hours, new Date(at))).toBe(isWithin);
  });

  it('has every instant either within a night or within the day that complements it', () => {
    const allDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
    const night: WeeklyHours = { days: allDays, from: '18:30', to: '07:15', timeZone: 'America/New_York' };
    const day: WeeklyHours = { ...night, from: '07:15', to: '18:30' };
    fc.assert(
      fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (at) => {
        expect(isWithinHours(night, at)).toBe(!isWithinHours(day, at));
      }),
    );
  });
});
