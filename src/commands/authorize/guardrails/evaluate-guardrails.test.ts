import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../domain/decision.ts';
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { toGuardrail } from '../testing/authorization-case.ts';
import { evaluateGuardrails } from './evaluate-guardrails.ts';

const PERMISSIVENESS: Readonly<Record<Verdict, number>> = { denied: 0, undetermined: 1, allowed: 2 };

const action = fc.constantFrom('ec2:DescribeInstances', 'ec2:TerminateInstances', 's3:ListBucket', 'sqs:ReceiveMessage');
const patterns = fc.array(fc.constantFrom('*', 'ec2:*', 'EC2:describe*', 's3:List?ucket', 'sqs:*', 'ec2:TerminateInstances'), {
  minLength: 1,
  maxLength: 3,
});
const elements = fc.record({
  isInverted: fc.boolean(),
  patterns,
  resource: fc.constantFrom('*', 'arn:aws:ec2:*:*:instance/*'),
  hasCondition: fc.boolean(),
});
const statementOf = (Effect: 'Allow' | 'Deny'): fc.Arbitrary<PolicyStatement> =>
  elements.map(({ isInverted, patterns: list, resource, hasCondition }) => ({
    Effect,
    ...(isInverted ? { NotAction: list } : { Action: list }),
    Resource: [resource],
    ...(hasCondition ? { Condition: { Bool: { 'aws:SecureTransport': ['true'] } } } : {}),
  }));
const statements = fc.array(fc.oneof(statementOf('Allow'), statementOf('Deny')), { minLength: 1, maxLength: 6 });

function judge(list: readonly PolicyStatement[], name: string): Verdict {
  return evaluateGuardrails([toGuardrail('g', list)], name).verdict;
}

describe('evaluateGuardrails', () => {
  it('never permits more because of one Deny more', () => {
    fc.assert(
      fc.property(statements, statementOf('Deny'), action, (list, denial, name) => {
        expect(PERMISSIVENESS[judge([...list, denial], name)]).toBeLessThanOrEqual(PERMISSIVENESS[judge(list, name)]);
      }),
    );
  });

  it('never permits less because of one Allow more', () => {
    fc.assert(
      fc.property(statements, statementOf('Allow'), action, (list, permission, name) => {
        expect(PERMISSIVENESS[judge([...list, permission], name)]).toBeGreaterThanOrEqual(PERMISSIVENESS[judge(list, name)]);
      }),
    );
  });

  it('does not depend on the order of statements', () => {
    const shuffled = statements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );

    fc.assert(
      fc.property(shuffled, action, ([list, other], name) => {
        expect(judge(other, name)).toBe(judge(list, name));
      }),
    );
  });

  it('does not depend on how statements are spread over policies', () => {
    fc.assert(
      fc.property(statements, action, (list, name) => {
        const apart = list.map((statement, position) => toGuardrail(`g${position}`, [statement]));

        expect(evaluateGuardrails(apart, name).verdict).toBe(judge(list, name));
      }),
    );
  });

  it('does not depend on the case of the action', () => {
    fc.assert(
      fc.property(statements, action, (list, name) => {
        expect(judge(list, name.toUpperCase())).toBe(judge(list, name));
      }),
    );
  });

  it('stays between the outcomes with and without a statement in doubt', () => {
    const doubtful: PolicyStatement = { Effect: 'Deny', Action: ['ec2:*'], Resource: ['arn:aws:ec2:*:*:instance/i-1'] };
    const everything: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };

    expect(evaluateGuardrails([toGuardrail('g', [everything, doubtful])], 'ec2:TerminateInstances')).toEqual({
      verdict: 'undetermined',
      action: 'ec2:TerminateInstances',
      found: { guardrailName: 'g', statement: 'statement 2' },
      doubt: 'deny',
    });
  });

  it('finds nothing where no policy is given', () => {
    expect(evaluateGuardrails([], 'ec2:DescribeInstances')).toEqual({ verdict: 'denied', action: 'ec2:DescribeInstances' });
  });

  it.each([
    ['both Action and NotAction', { Action: ['*'], NotAction: ['iam:*'] }],
    ['neither Action nor NotAction', {}],
  ])('is certain of nothing in a statement with %s', (_what, part) => {
    const everything: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };
    const odd = (Effect: 'Allow' | 'Deny'): PolicyStatement => ({ Effect, ...part, Resource: ['*'] });

    expect(judge([odd('Allow')], 'ec2:DescribeInstances')).toBe('undetermined');
    expect(judge([everything, odd('Deny')], 'ec2:DescribeInstances')).toBe('undetermined');
  });
});
