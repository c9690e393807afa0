import { describe, expect, it } from 'vitest';
import { namesOf, roleArnIn, type BootstrapPlan } from './bootstrap-plan.ts';
import { makePlan, type BootstrapRequest } from './make-plan.ts';

const HOME = '111122223333';
const base: BootstrapRequest = { accounts: [HOME], regions: ['us-east-1'], templates: [], sources: [], organizationalUnitIds: [] };

function planOf(request: Partial<BootstrapRequest> = {}): BootstrapPlan {
  const outcome = makePlan({ ...base, ...request });
  if (outcome.status === 'invalid') throw new Error(outcome.reason);
  return outcome.plan;
}

describe('makePlan', () => {
  it('needs an account and a Region alone', () => {
    expect(planOf()).toMatchObject({
      name: 'signalbox',
      channel: 'ops',
      home: { accountId: HOME, name: `account-${HOME}` },
      members: [],
      region: 'us-east-1',
      otherRegions: [],
      principal: 'user',
      templates: [{ name: 'read-only-commands' }],
      organizationalUnitIds: [],
    });
    expect(planOf().sources.map(({ name }) => name)).toEqual(['alarms', 'health', 'guardduty', 'security-hub', 'config', 'codepipeline']);
  });

  it('makes the same external id for the same unit, and another for another', () => {
    expect(planOf().externalId).toMatch(/^signalbox-[0-9a-f]{16}$/);
    expect(planOf().externalId).toBe(planOf({ templates: ['support'] }).externalId);
    expect(planOf().externalId).not.toBe(planOf({ name: 'other' }).externalId);
  });

  it('takes accounts by name, the first as home', () => {
    const plan = planOf({ accounts: [`prod=${HOME}`, 'staging=444455556666'] });

    expect(plan.home).toEqual({ accountId: HOME, name: 'prod' });
    expect(plan.members).toEqual([{ accountId: '444455556666', name: 'staging' }]);
    expect(roleArnIn(plan.members[0] ?? plan.home, plan)).toBe('arn:aws:iam::444455556666:role/signalbox-ops');
  });

  it('takes the beginning of the name of one template, and each template once', () => {
    expect(planOf({ templates: ['read-only', 'read-only-commands', 'lambda'] }).templates.map(({ name }) => name)).toEqual([
      'read-only-commands',
      'lambda-invoke',
    ]);
  });

  it('knows the partition of the Region', () => {
    expect(namesOf(planOf({ regions: ['cn-north-1'] }))).toMatchObject({
      topicArn: `arn:aws-cn:sns:cn-north-1:${HOME}:signalbox`,
      queueUrl: `https://sqs.cn-north-1.amazonaws.com.cn/${HOME}/signalbox`,
    });
  });

  it.each<[Partial<BootstrapRequest>, string]>([
    [{ accounts: [] }, 'name the account of Signalbox with --account'],
    [{ accounts: ['1'] }, '--account takes an account id'],
    [{ accounts: [`none=${HOME}`] }, 'none cannot be the name of an account'],
    [{ accounts: [HOME, `x=${HOME}`] }, `the account ${HOME} is named twice`],
    [{ accounts: [`x=${HOME}`, 'X=444455556666'] }, 'the name of an account x is named twice'],
    [{ regions: [] }, 'name a Region with --region'],
    [{ regions: ['us-east-1a'] }, 'us-east-1a is no AWS Region'],
    [{ regions: ['us-east-1', 'cn-north-1'] }, 'several partitions'],
    [{ regions: ['us-east-1', 'us-east-1'] }, 'the Region us-east-1 is named twice'],
    [{ templates: ['admin'] }, '--template takes notifications'],
    [{ templates: ['re'] }, '--template takes notifications'],
    [{ sources: ['alarm'] }, '--source takes alarms'],
    [{ principal: 'lambda' }, '--principal takes user, ec2, ecs'],
    [{ externalId: 'a b' }, '--external-id takes'],
    [{ name: 'a_b' }, '--name takes'],
    [{ channel: '#ops' }, '--channel takes'],
    [{ channel: 'c'.repeat(60) }, '64 characters at most'],
    [{ channel: 'server' }, 'choose another name'],
    [{ organizationalUnitIds: ['o-ab12'] }, '--organizational-unit takes'],
    [{ filter: '[]' }, '--filter takes'],
    [{ filter: '{' }, '--filter takes'],
  ])('refuses %j', (request, reason) => {
    expect(makePlan({ ...base, ...request })).toEqual({ status: 'invalid', reason: expect.stringContaining(reason) });
  });
});
