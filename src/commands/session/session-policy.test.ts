import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardrailPolicy, PolicyStatement } from '../../domain/guardrail-policy.ts';
import { composeSessionPolicy } from './session-policy.ts';

const allow = (...Action: readonly string[]): PolicyStatement => ({ Effect: 'Allow', Action, Resource: ['*'] });

function policy(name: string, Statement: readonly PolicyStatement[], Version: '2012-10-17' | '2008-10-17' = '2012-10-17'): GuardrailPolicy {
  return { name, document: { Version, Statement } };
}

function unite(...guardrails: readonly GuardrailPolicy[]): unknown {
  return JSON.parse(composeSessionPolicy(guardrails, 'aws').policy ?? '');
}

describe('composeSessionPolicy', () => {
  it('unites the guardrails into one policy without names of statements, which would clash', () => {
    const look = policy('look', [{ Sid: 'A', ...allow('ec2:Describe*') }]);
    const keep = policy('keep', [{ Sid: 'A', Effect: 'Deny', Action: ['ec2:Delete*', 'ec2:Terminate*'], Resource: ['*'] }]);

    expect(unite(look, keep)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' },
        { Effect: 'Deny', Action: ['ec2:Delete*', 'ec2:Terminate*'], Resource: '*' },
      ],
    });
  });

  it('says once what statements with the same resources and conditions have in common', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } };
    const united = unite(
      policy('a', [allow('ec2:Describe*'), { ...allow('ec2:StopInstances'), Condition }]),
      policy('b', [allow('sns:List*')]),
    );

    expect(united).toMatchObject({
      Statement: [
        { Action: ['ec2:Describe*', 'sns:List*'] },
        { Action: 'ec2:StopInstances', Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
      ],
    });
  });

  it('never merges what leaves actions out: together they would leave out more', () => {
    const but = (action: string): PolicyStatement => ({ Effect: 'Allow', NotAction: [action], Resource: ['*'] });

    expect(unite(policy('a', [but('iam:*'), but('s3:*')]))).toMatchObject({ Statement: [{ NotAction: 'iam:*' }, { NotAction: 's3:*' }] });
  });

  it('keeps a dollar sign of an old document what it was there: no variable', () => {
    const old = policy('old', [{ ...allow('s3:GetObject'), Resource: ['arn:aws:s3:::a/${aws:username}'] }], '2008-10-17');

    expect(unite(old)).toMatchObject({ Version: '2012-10-17', Statement: [{ Resource: 'arn:aws:s3:::a/${$}{aws:username}' }] });
  });

  it('writes in the characters of STS what has others', () => {
    const { policy: text = '' } = composeSessionPolicy(
      [policy('a', [{ ...allow('s3:GetObject'), Resource: ['arn:aws:s3:::€/é'] }])],
      'aws',
    );

    expect(text).toMatch(/^[\u0020-\u00FF]*$/);
    expect(JSON.parse(text)).toMatchObject({ Statement: [{ Resource: 'arn:aws:s3:::€/é' }] });
  });

  it("takes AWS's own policy of what reads where there are no guardrails, of the partition", () => {
    expect(composeSessionPolicy([], 'aws-cn')).toEqual({
      policyArns: ['arn:aws-cn:iam::aws:policy/ReadOnlyAccess'],
      length: 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess'.length,
    });
  });

  it('loses no action, whatever comes together', () => {
    const anyStatement = fc.record({
      Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
      Action: fc.uniqueArray(fc.constantFrom('a:X', 'a:Y', 'b:*', 'c:Get*'), { minLength: 1 }),
      Resource: fc.uniqueArray(fc.constantFrom('*', 'arn:aws:s3:::a'), { minLength: 1 }),
    });
    const list = (statements: readonly PolicyStatement[]): ReadonlySet<string> =>
      new Set(
        statements.flatMap(({ Effect, Action = [], Resource = [] }) =>
          [Action].flat().map((action) => JSON.stringify([Effect, action, [Resource].flat()])),
        ),
      );
    fc.assert(
      fc.property(fc.array(anyStatement, { minLength: 1, maxLength: 8 }), (statements) => {
        const united = unite(policy('any', statements)) as { readonly Statement: readonly PolicyStatement[] };

        expect(list(united.Statement)).toEqual(list(statements));
      }),
    );
  });
});
