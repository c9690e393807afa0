import { describe, expect, it } from 'vitest';
import type { ReadingToJudge } from '../aws/reading.ts';
import type { ChannelRules } from '../commands/command-surroundings.ts';
import { findAccessLevel } from '../commands/authorize/iam/access-level.ts';
import { judgeAction } from '../commands/authorize/read-only/judge-reading.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import { UNREAD_DOCUMENT, type GuardrailPolicy, type PolicyStatement } from '../domain/guardrail-policy.ts';
import type { PolicyVerdict } from '../domain/organization-policy/policy-verdict.ts';
import { neededReadingActions, readingActions, type ReadingAction } from '../domain/reading-calls.ts';
import type { RoleSession } from '../domain/role-session.ts';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import { createReadingGuard } from './reading-guard.ts';

const ops = aChannelConfiguration({ configurationName: 'ops' });
const PLACE = { accountId: '222222222222', region: 'eu-west-1', configurationName: 'ops' };
const ALARM_ARN = 'arn:aws:cloudwatch:eu-west-1:222222222222:alarm:cpu';
const SESSION: RoleSession = {
  roleArn: 'arn:aws:iam::222222222222:role/ops',
  sessionName: 'signalbox.notifications',
  sourceIdentity: 'signalbox.notifications',
  tags: [{ key: 'signalbox:configuration', value: 'ops' }],
  policy: '',
  policyArns: [],
};

/** What each call is made with. */
const PARAMS: Readonly<Record<ReadingAction, ReadingToJudge['params']>> = {
  'cloudwatch:GetMetricData': { MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date(1) },
  'cloudwatch:DescribeAlarms': { AlarmNames: ['cpu'], AlarmTypes: ['MetricAlarm'] },
  'cloudwatch:ListTagsForResource': { ResourceARN: ALARM_ARN },
  'logs:FilterLogEvents': { logGroupName: '/app/web', startTime: 0, endTime: 1, limit: 5 },
  'logs:DescribeMetricFilters': { metricNamespace: 'Shop', metricName: 'Errors' },
  'cloudtrail:LookupEvents': { LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: 'web' }] },
  'tag:GetResources': { ResourceARNList: ['arn:aws:ecs:eu-west-1:222222222222:service/prod/web'] },
  'iam:SimulatePrincipalPolicy': { PolicySourceArn: 'arn:aws:iam::222222222222:role/ops', ActionNames: ['ec2:RebootInstances'] },
};

interface Scene {
  readonly guardrails?: readonly GuardrailPolicy[];
  readonly configuration?: ChannelConfiguration | undefined;
  /** The configuration that counts in the channel. */
  readonly inForce?: string | undefined;
  readonly verdict?: PolicyVerdict;
}

function policy(...Statement: readonly PolicyStatement[]): GuardrailPolicy {
  return { name: 'look', document: { Version: '2012-10-17', Statement } };
}

function guardOf(scene: Scene): (action: ReadingAction, reading?: Partial<ReadingToJudge>) => Promise<string | undefined> {
  const { guardrails = [], verdict = { kind: 'allowed' } } = scene;
  const inForce = 'inForce' in scene ? scene.inForce : 'ops';
  const guard = createReadingGuard({
    find: () => ('configuration' in scene ? scene.configuration : ops),
    rules: {
      of: () => (inForce === undefined ? undefined : ({ configurationName: inForce, guardrails } as ChannelRules)),
      settleGuardrails: () => Promise.resolve(),
    },
    gate: { judge: () => Promise.resolve(verdict) },
    now: () => new Date('2026-11-22T12:00:00Z'),
  });
  return (action, reading = {}) => guard({ action, params: PARAMS[action], place: PLACE, credentials: SESSION, ...reading });
}

async function listRead(guardrails: readonly GuardrailPolicy[]): Promise<readonly ReadingAction[]> {
  const ask = guardOf({ guardrails });
  const refusals = await Promise.all(neededReadingActions.map((action) => ask(action)));
  return neededReadingActions.filter((_action, index) => refusals[index] === undefined);
}

const ALL: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };
const but = (...actions: readonly ReadingAction[]): readonly ReadingAction[] =>
  neededReadingActions.filter((action) => !actions.includes(action));
const allow = (action: string, resource: string): PolicyStatement => ({ Effect: 'Allow', Action: [action], Resource: [resource] });
const deny = (action: string, resource: string): PolicyStatement => ({ Effect: 'Deny', Action: [action], Resource: [resource] });
const logGroup = (name: string): string => `arn:aws:logs:*:*:log-group:${name}`;

describe('createReadingGuard', () => {
  it.each<[string, readonly GuardrailPolicy[], readonly ReadingAction[]]>([
    ['all without guardrails', [], neededReadingActions],
    ['all that is allowed', [policy(ALL)], neededReadingActions],
    ['nothing that no guardrail speaks of', [policy(allow('ecs:UpdateService', '*'))], []],
    ['what one of several allows', [policy(allow('tag:GetResources', '*')), policy(allow('ecs:*', '*'))], ['tag:GetResources']],
    ['no log lines that are denied', [policy(ALL, deny('logs:FilterLogEvents', '*'))], but('logs:FilterLogEvents')],
    ['nothing of a service that is denied', [policy(ALL, deny('LOGS:*', '*'))], but('logs:FilterLogEvents', 'logs:DescribeMetricFilters')],
    ['nothing that another guardrail denies', [policy(ALL), policy(deny('cloudtrail:*', '*'))], but('cloudtrail:LookupEvents')],
    [
      'no lines of a log group that is denied',
      [policy(ALL, deny('logs:*', logGroup('/app/*')))],
      but('logs:FilterLogEvents', 'logs:DescribeMetricFilters'),
    ],
    [
      'no lines of a log group that is denied as AWS writes it',
      [policy(ALL, deny('logs:FilterLogEvents', logGroup('/app/web:*')))],
      but('logs:FilterLogEvents'),
    ],
    [
      'lines of all but another log group',
      [policy(ALL, deny('logs:FilterLogEvents', 'arn:aws:logs:eu-west-1:222222222222:log-group:/secret/*'))],
      neededReadingActions,
    ],
    [
      'no lines where wildcards of a Deny may reach across what stands behind the name of a log group',
      [policy(ALL, deny('logs:FilterLogEvents', logGroup('/secret/*')))],
      but('logs:FilterLogEvents'),
    ],
    ['lines of log groups that are allowed', [policy(allow('logs:FilterLogEvents', logGroup('/app/*')))], ['logs:FilterLogEvents']],
    ['no lines of others', [policy(allow('logs:FilterLogEvents', logGroup('/web/*')))], []],
    [
      'no filters that may be of a log group that is denied',
      [policy(ALL, deny('logs:DescribeMetricFilters', logGroup('/secret/*')))],
      but('logs:DescribeMetricFilters'),
    ],
    ['no alarm that is denied', [policy(ALL, deny('cloudwatch:DescribeAlarms', ALARM_ARN))], but('cloudwatch:DescribeAlarms')],
    [
      'no tags of an alarm that is denied',
      [policy(ALL, deny('cloudwatch:ListTagsForResource', ALARM_ARN))],
      but('cloudwatch:ListTagsForResource'),
    ],
    [
      'what is allowed in the Region of the event',
      [policy({ ...ALL, Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } })],
      neededReadingActions,
    ],
    ['nothing in another Region', [policy({ ...ALL, Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1'] } } })], []],
    [
      'what is allowed to the sessions of the channel',
      [policy({ ...ALL, Condition: { StringEquals: { 'aws:PrincipalTag/signalbox:configuration': ['ops'] } } })],
      neededReadingActions,
    ],
    ['nothing that only AWS could tell', [policy({ ...ALL, Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } } })], []],
    [
      'nothing under a policy that could not be read',
      [{ name: 'operators', document: UNREAD_DOCUMENT, unreadBecause: 'AccessDenied' }],
      [],
    ],
  ])('lets be read %s', async (_what, guardrails, read) => {
    expect(await listRead(guardrails)).toEqual(read);
  });

  it('names guardrails, action and resource', async () => {
    const ask = guardOf({ guardrails: [policy(ALL, deny('logs:*', logGroup('/app/*')))] });

    expect(await ask('logs:FilterLogEvents')).toBe(
      'the guardrails of the channel (look) do not allow logs:FilterLogEvents on arn:aws:logs:eu-west-1:222222222222:log-group:/app/web*',
    );
    expect(await ask('logs:DescribeMetricFilters')).toContain('do not certainly allow');
  });

  it("caps what is read with the machine's own credentials as well", async () => {
    const ask = guardOf({ guardrails: [policy(ALL, deny('logs:*', '*'))] });

    expect(await ask('logs:FilterLogEvents', { credentials: 'ambient' })).toContain('do not allow logs:FilterLogEvents');
    expect(await ask('tag:GetResources', { credentials: 'ambient' })).toBeUndefined();
  });

  it.each<[string, Scene, string]>([
    ['is gone', { configuration: undefined }, 'not there any more'],
    ['is disabled', { inForce: undefined }, 'not in force'],
    ['has given its channel to another', { inForce: 'night' }, 'not in force'],
    ['waits for the policy of the organization', { verdict: { kind: 'not-known', text: 'not known yet' } }, 'not known yet'],
    [
      'is forbidden by the policy of the organization',
      { verdict: { kind: 'forbidden', violation: { setting: 's', text: 'private channels only', isForWantOfKnowledge: false } } },
      'private channels only',
    ],
  ])('lets nothing be read for a channel configuration that %s', async (_what, scene, reason) => {
    for (const action of readingActions) expect(await guardOf(scene)(action)).toContain(reason);
  });

  it('asks for the guardrails anew each time', async () => {
    let guardrails: readonly GuardrailPolicy[] = [policy(ALL)];
    const guard = createReadingGuard({
      find: () => ops,
      rules: { of: () => ({ configurationName: 'ops', guardrails }) as ChannelRules, settleGuardrails: () => Promise.resolve() },
      gate: { judge: () => Promise.resolve({ kind: 'allowed' }) },
      now: () => new Date(),
    });
    const reading = { action: 'tag:GetResources', params: PARAMS['tag:GetResources'], place: PLACE, credentials: SESSION } as const;
    expect(await guard(reading)).toBeUndefined();

    guardrails = [policy(deny('tag:*', '*'))];

    expect(await guard(reading)).toContain('do not allow');
  });

  it.each<[string, readonly GuardrailPolicy[], boolean]>([
    ['without guardrails', [], true],
    ['where they are silent about it', [policy(allow('ecs:UpdateService', '*'))], true],
    ['where one allows it under a condition', [policy({ ...ALL, Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } } })], true],
    ['unless one denies it', [policy(ALL, deny('iam:*', '*'))], false],
    [
      'unless one may deny it',
      [policy(ALL, { ...deny('iam:*', '*'), Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8'] } } })],
      false,
    ],
  ])('lets IAM be asked what nobody is shown, %s', async (_when, guardrails, isAsked) => {
    expect((await guardOf({ guardrails })('iam:SimulatePrincipalPolicy')) === undefined).toBe(isAsked);
  });

  it.each(neededReadingActions)('may let %s be read without guardrails, because it only reads', async (action) => {
    expect(await judgeAction(action)).toEqual({ isReadOnly: true });
  });

  it.each(readingActions)('lets nothing be read that changes something: %s', async (action) => {
    expect(await findAccessLevel(action)).toBe('reads');
  });
});
