import { describe, expect, it } from 'vitest';
import type { PolicyStatement } from '../../domain/guardrail-policy.ts';
import { evaluateCommand, requestsOfCommand, showResource, type CommandEvaluation, type CommandQuestion } from './evaluate-command.ts';
import { UNKNOWN_NAME, UNKNOWN_TEXT } from './policy-evaluation/pattern-marks.ts';
import { layersOf } from './policy-evaluation/policy-set.ts';
import { toGuardrail } from './testing/authorization-case.ts';

const EVERYTHING: PolicyStatement = { Sid: 'Everything', Effect: 'Allow', Action: ['*'], Resource: ['*'] };

const question: CommandQuestion = {
  command: { params: { InstanceIds: ['i-1', 'i-2'] } },
  actions: ['ec2:RebootInstances'],
  place: { region: 'eu-west-1', accountId: '123456789012' },
  now: new Date('2026-03-01T03:00:00Z'),
};

function evaluate(statements: readonly PolicyStatement[], part: Partial<CommandQuestion> = {}): Promise<CommandEvaluation> {
  return evaluateCommand(layersOf({ guardrails: [toGuardrail('g', statements)] }), { ...question, ...part });
}

describe('evaluateCommand', () => {
  it('denies a command without actions, of which nothing could be refused', async () => {
    expect(await evaluate([EVERYTHING], { actions: [] })).toEqual({ verdict: 'denied', missing: 'actions', action: '', resource: '' });
  });

  it('names the first of several resources that is refused', async () => {
    const denial: PolicyStatement = { Sid: 'Second', Effect: 'Deny', Action: ['*'], Resource: ['arn:aws:ec2:*:*:instance/i-2'] };

    expect(await evaluate([EVERYTHING, denial])).toEqual({
      verdict: 'denied',
      found: { layer: 'guardrail policies', policy: 'g', statement: 'Second' },
      action: 'ec2:RebootInstances',
      resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/i-2',
    });
  });

  describe('of an action that IAM does not know', () => {
    const unknown = { command: { params: {} }, actions: ['appstream:DrainSessionInstance'] };

    it.each<[string, Partial<PolicyStatement>, CommandEvaluation['verdict']]>([
      ['a Deny of another action of its service', { Action: ['appstream:DeleteFleet'] }, 'undetermined'],
      ['a Deny of its service', { Action: ['appstream:*'] }, 'denied'],
      ['a Deny of another service', { Action: ['ec2:*'] }, 'allowed'],
      [
        'a Deny of another action that depends on what only AWS knows',
        { Action: ['appstream:DeleteFleet'], Condition: { StringEquals: { 'aws:ResourceTag/stage': ['production'] } } },
        'undetermined',
      ],
      [
        'a Deny of another action that does not apply',
        { Action: ['appstream:DeleteFleet'], Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1'] } } },
        'allowed',
      ],
    ])('weighs %s', async (_what, part, verdict) => {
      const denial = { Sid: 'Denial', Effect: 'Deny', Resource: ['*'], ...part } as PolicyStatement;
      const evaluation = await evaluate([EVERYTHING, denial], unknown);

      expect(evaluation).toMatchObject({ verdict, action: 'appstream:DrainSessionInstance', resource: '*' });
      expect('found' in evaluation ? evaluation.found?.statement : undefined).toBe(verdict === 'allowed' ? 'Everything' : 'Denial');
      expect('doubt' in evaluation ? evaluation.doubt : 'deny').toBe('deny');
    });

    it('is not in doubt because another action is only perhaps allowed', async () => {
      const some: PolicyStatement = { Sid: 'This', Effect: 'Allow', Action: ['appstream:DrainSessionInstance'], Resource: ['*'] };
      const perhaps = { ...some, Action: ['appstream:*Fleet'], Condition: { StringEquals: { 'aws:ResourceTag/stage': ['test'] } } };

      expect((await evaluate([some, perhaps], unknown)).verdict).toBe('allowed');
    });

    it('leaves an action alone that IAM knows', async () => {
      const denial: PolicyStatement = { Effect: 'Deny', Action: ['ec2:TerminateInstances'], Resource: ['*'] };

      expect((await evaluate([EVERYTHING, denial])).verdict).toBe('allowed');
    });
  });
});

describe('requestsOfCommand', () => {
  it.each([
    [{ region: '', accountId: '123456789012' }, `arn:${UNKNOWN_NAME}:ec2:${UNKNOWN_NAME}:123456789012:instance/i-1`],
    [{ region: 'eu-west-1', accountId: 'unknown' }, `arn:aws:ec2:eu-west-1:${UNKNOWN_NAME}:instance/i-1`],
    [{ region: 'eu-west-1', accountId: '1234567890123' }, `arn:aws:ec2:eu-west-1:${UNKNOWN_NAME}:instance/i-1`],
    [{ region: 'eu-west-1', accountId: 'x123456789012' }, `arn:aws:ec2:eu-west-1:${UNKNOWN_NAME}:instance/i-1`],
  ])('takes nothing for an account or a Region that is none: %j', async (place, resource) => {
    const [request] = await requestsOfCommand({ ...question, place });

    expect(request?.resource).toBe(resource);
  });

  it('knows whose credentials sign only where it is told', async () => {
    const [open] = await requestsOfCommand(question);
    const credentials = { roleArn: 'arn:aws:iam::1:role/x', sessionName: 'a', sourceIdentity: 'a', tags: [], policyArns: [] } as const;
    const [session] = await requestsOfCommand({ ...question, credentials });

    expect(open?.context.find('aws:username')).toBe('unknown');
    expect(session?.context.find('aws:username')).toEqual([]);
  });

  it('asks for a role that is passed where one of several actions writes', async () => {
    const command = { params: { role: 'arn:aws-us-gov:iam::123456789012:role/a\nb' } };
    const actionsOf = async (actions: readonly string[]): Promise<readonly string[]> =>
      (await requestsOfCommand({ ...question, command, actions })).map(({ action }) => action);

    expect(await actionsOf(['ec2:DescribeInstances'])).toEqual(['ec2:DescribeInstances']);
    expect(await actionsOf(['ec2:DescribeInstances', 'ec2:RebootInstances'])).toContain('iam:PassRole');
    expect(await actionsOf(['ec2:NoSuchAction'])).toContain('iam:PassRole');
  });
});

describe('showResource', () => {
  it('writes a star for whatever is not known', () => {
    expect(showResource(`arn:${UNKNOWN_NAME}:s3:::${UNKNOWN_TEXT}/${UNKNOWN_NAME}${UNKNOWN_TEXT}`)).toBe('arn:*:s3:::*/**');
  });
});
