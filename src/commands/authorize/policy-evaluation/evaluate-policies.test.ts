import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../domain/decision.ts';
import type { PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { readPolicyDocument } from '../../parse-policy-document.ts';
import { toGuardrail } from '../testing/authorization-case.ts';
import type { AuthorizationRequest } from './compile-policy.ts';
import { evaluatePolicies, strictest, type PolicyLayer } from './evaluate-policies.ts';
import { closedContext, openContext } from './request-context.ts';

const PERMISSIVENESS: Readonly<Record<Verdict, number>> = { denied: 0, undetermined: 1, allowed: 2 };
const KEYS = ['aws:username', 'aws:ResourceTag/stage', 's3:max-keys', 'aws:SourceIp', 'aws:CurrentTime', 'aws:TagKeys'] as const;
const VALUES = ['ada', 'test', '5', '10', '203.0.113.7', '2026-03-01T03:00:00Z', 'true', '', 'arn:aws:s3:::shop/ada'] as const;

const value = fc.constantFrom(...VALUES);
const policyValue = fc.constantFrom(...VALUES, 'a*', '${aws:username}', "${aws:username, 'test'}", '203.0.113.0/24', 'arn:aws:s3:::*');
const base = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'NumericLessThan',
  'NumericNotEquals',
  'DateGreaterThan',
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'ArnNotEquals',
  'BinaryEquals',
);
const operator = fc.oneof(
  fc.constant('Null'),
  fc
    .tuple(fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'), base, fc.constantFrom('', 'IfExists'))
    .map(([quantifier, name, end]) => `${quantifier}${name}${end}`),
);
const condition = fc.dictionary(
  operator,
  fc.dictionary(fc.constantFrom(...KEYS), fc.array(policyValue, { minLength: 1, maxLength: 3 }), { maxKeys: 2 }),
  { maxKeys: 2 },
);
const actions = fc.array(fc.constantFrom('*', 's3:*', 'S3:get*', 's3:GetObject', 'ec2:Run?nstances'), { minLength: 1, maxLength: 3 });
const resources = fc.array(
  fc.constantFrom('*', 'arn:aws:s3:::shop/*', 'arn:aws:s3:::shop/${aws:username}', 'arn:aws:*:*:*:shop/a*', 'arn:aws:s3:::other'),
  { minLength: 1, maxLength: 2 },
);
const statementOf = (Effect: 'Allow' | 'Deny'): fc.Arbitrary<PolicyStatement> =>
  fc
    .record({ actions, resources, condition, isActionInverted: fc.boolean(), isResourceInverted: fc.boolean() })
    .map(({ actions: list, resources: places, condition: Condition, isActionInverted, isResourceInverted }) => ({
      Effect,
      ...(isActionInverted ? { NotAction: list } : { Action: list }),
      ...(isResourceInverted ? { NotResource: places } : { Resource: places }),
      Condition,
    }));
const statements = fc.array(fc.oneof(statementOf('Allow'), statementOf('Deny')), { minLength: 1, maxLength: 6 });
const values = fc.dictionary(fc.constantFrom(...KEYS), fc.array(value, { maxLength: 3 }));
const place = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'ec2:RunInstances'),
  resource: fc.constantFrom('*', 'arn:aws:s3:::shop/ada', 'arn:aws:s3:::shop/bob', 'arn:aws:s3:::other'),
});
/** Some keys are known, some are certainly absent, of the others nothing is known. */
const request = fc
  .record({ place, values, absent: fc.subarray([...KEYS]) })
  .map(({ place: asked, values: known, absent }): AuthorizationRequest => ({ ...asked, context: openContext({ values: known, absent }) }));

function layer(list: readonly PolicyStatement[], name = 'guardrails'): PolicyLayer {
  return { name, policies: [toGuardrail('g', list)] };
}

function judge(list: readonly PolicyStatement[], asked: AuthorizationRequest): Verdict {
  return evaluatePolicies([layer(list)], asked).verdict;
}

describe('evaluatePolicies', () => {
  it('never permits more because of one Deny more', () => {
    fc.assert(
      fc.property(statements, statementOf('Deny'), request, (list, denial, asked) => {
        expect(PERMISSIVENESS[judge([...list, denial], asked)]).toBeLessThanOrEqual(PERMISSIVENESS[judge(list, asked)]);
      }),
    );
  });

  it('never permits less because of one Allow more', () => {
    fc.assert(
      fc.property(statements, statementOf('Allow'), request, (list, permission, asked) => {
        expect(PERMISSIVENESS[judge([...list, permission], asked)]).toBeGreaterThanOrEqual(PERMISSIVENESS[judge(list, asked)]);
      }),
    );
  });

  it('never permits less because an Allow is widened', () => {
    fc.assert(
      fc.property(statements, statementOf('Allow'), request, (list, { Condition: _dropped, ...narrow }, asked) => {
        const before = judge([...list, { ...narrow, Condition: _dropped ?? {} }], asked);

        expect(PERMISSIVENESS[judge([...list, narrow], asked)]).toBeGreaterThanOrEqual(PERMISSIVENESS[before]);
        expect(PERMISSIVENESS[judge([...list, { Effect: 'Allow', Action: ['*'], Resource: ['*'] }], asked)]).toBeGreaterThanOrEqual(
          PERMISSIVENESS[before],
        );
      }),
    );
  });

  it('does not depend on the order of statements', () => {
    const shuffled = statements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );

    fc.assert(
      fc.property(shuffled, request, ([list, other], asked) => {
        expect(judge(other, asked)).toBe(judge(list, asked));
      }),
    );
  });

  it('does not depend on how statements are spread over the policies of a layer', () => {
    fc.assert(
      fc.property(statements, request, (list, asked) => {
        const apart = list.map((statement, position) => toGuardrail(`g${position}`, [statement]));

        expect(evaluatePolicies([{ name: 'guardrails', policies: apart }], asked).verdict).toBe(judge(list, asked));
      }),
    );
  });

  it('does not depend on the case of the action', () => {
    fc.assert(
      fc.property(statements, request, (list, asked) => {
        expect(judge(list, { ...asked, action: asked.action.toUpperCase() })).toBe(judge(list, asked));
      }),
    );
  });

  it('never permits more because of one layer more, whatever their order', () => {
    fc.assert(
      fc.property(statements, statements, request, (list, other, asked) => {
        const { verdict } = evaluatePolicies([layer(list), layer(other, 'role policies')], asked);

        expect(PERMISSIVENESS[verdict]).toBeLessThanOrEqual(PERMISSIVENESS[judge(list, asked)]);
        expect(evaluatePolicies([layer(other, 'role policies'), layer(list)], asked).verdict).toBe(verdict);
      }),
    );
  });

  it('decides so that no value of what was unknown contradicts it', () => {
    fc.assert(
      fc.property(
        fc.record({ list: statements, place, known: values, absent: fc.subarray([...KEYS]), hidden: values }),
        ({ list, place: asked, known, absent, hidden }) => {
          const here = judge(list, { ...asked, context: openContext({ values: known, absent }) });
          const kept = Object.fromEntries(Object.entries(hidden).filter(([key]) => !absent.some((one) => one === key)));
          const atAws = judge(list, { ...asked, context: closedContext({ ...kept, ...known }) });

          expect(here === 'undetermined' ? atAws : here).toBe(atAws);
          expect(atAws).not.toBe('undetermined');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('decides by whatever was read as a document, whatever is asked', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('*', 'arn:*', 's3:*', 'arn:aws:s3:::${aws:username, ', "'}", '${*}', '/33', '::'),
    );
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
    const texts = fc.array(text, { minLength: 1, maxLength: 3 });
    const document = fc.record({
      Version: fc.constantFrom('2012-10-17', '2008-10-17'),
      Statement: fc.array(
        fc.record({
          Effect: fc.constantFrom('Allow', 'Deny'),
          Action: fc.constantFrom('*', 's3:*'),
          Resource: texts.map((list) => list.map((one) => `arn:${one}`)),
          Condition: fc.dictionary(operator, fc.dictionary(fc.constantFrom(...KEYS), texts, { maxKeys: 2 }), { maxKeys: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    });
    let readCount = 0;

    fc.assert(
      fc.property(
        document,
        fc.record({ action: text, resource: text, known: fc.dictionary(fc.constantFrom(...KEYS), texts) }),
        (written, asked) => {
          const outcome = readPolicyDocument(written);
          if (outcome.status === 'invalid') return outcome.reason !== '';
          readCount += 1;
          const layers = [{ name: 'guardrails', policies: [{ name: 'g', document: outcome.document }] }];
          const { verdict } = evaluatePolicies(layers, { ...asked, context: openContext({ values: asked.known }) });

          return Object.hasOwn(PERMISSIVENESS, verdict);
        },
      ),
    );
    expect(readCount).toBeGreaterThan(10);
  });

  it('reaches all three outcomes in these tests', () => {
    const outcomes = fc.sample(fc.tuple(statements, request), { numRuns: 500, seed: 7 }).map(([list, asked]) => judge(list, asked));

    expect(new Set(outcomes).size).toBe(3);
  });

  it('names the layer, the policy and the statement that decided', () => {
    const denial: PolicyStatement = { Sid: 'NoTermination', Effect: 'Deny', Action: ['ec2:Terminate*'], Resource: ['*'] };
    const asked: AuthorizationRequest = { action: 'ec2:TerminateInstances', resource: '*', context: closedContext({}) };

    expect(evaluatePolicies([layer([{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }, denial])], asked)).toEqual({
      verdict: 'denied',
      found: { layer: 'guardrails', policy: 'g', statement: 'NoTermination' },
    });
    expect(evaluatePolicies([layer([denial], 'role policies')], { ...asked, action: 'ec2:RunInstances' })).toEqual({
      verdict: 'denied',
      missing: 'role policies',
    });
  });

  it('says whether what is open is a Deny or an Allow', () => {
    const part = { Action: ['*'], Resource: ['*'], Condition: { Bool: { 'aws:SecureTransport': ['true'] } } };
    const asked: AuthorizationRequest = { action: 'ec2:RunInstances', resource: '*', context: openContext({ values: {} }) };

    expect(evaluatePolicies([layer([{ Effect: 'Allow', ...part }])], asked)).toMatchObject({ verdict: 'undetermined', doubt: 'allow' });
    expect(
      evaluatePolicies(
        [
          layer([
            { Effect: 'Allow', Action: ['*'], Resource: ['*'] },
            { Effect: 'Deny', ...part },
          ]),
        ],
        asked,
      ),
    ).toMatchObject({ verdict: 'undetermined', doubt: 'deny' });
  });

  it('allows everything where nothing limits it', () => {
    expect(evaluatePolicies([], { action: 'ec2:RunInstances', resource: '*', context: closedContext({}) })).toEqual({ verdict: 'allowed' });
  });

  it.each([
    ['both Action and NotAction', { Action: ['*'], NotAction: ['iam:*'], Resource: ['*'] }],
    ['neither Action nor NotAction', { Resource: ['*'] }],
    ['neither Resource nor NotResource', { Action: ['*'] }],
    ['both Resource and NotResource', { Action: ['*'], Resource: ['*'], NotResource: ['arn:aws:s3:::shop'] }],
    ['an operator that IAM does not have', { Action: ['*'], Resource: ['*'], Condition: { StringAlmost: { 'aws:username': ['ada'] } } }],
  ])('is certain of nothing in a statement with %s', (_what, part) => {
    const everything: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };
    const asked: AuthorizationRequest = { action: 'ec2:RunInstances', resource: '*', context: closedContext({}) };

    expect(judge([{ Effect: 'Allow', ...part }], asked)).toBe('undetermined');
    expect(judge([everything, { Effect: 'Deny', ...part }], asked)).toBe('undetermined');
  });
});

describe('strictest', () => {
  it('picks a denial before what is undetermined, and that before a permission', () => {
    const of = (...verdicts: [Verdict, ...Verdict[]]): Verdict => {
      const [first, ...others] = verdicts;
      return strictest<{ verdict: Verdict }>([{ verdict: first }, ...others.map((verdict) => ({ verdict }))]).verdict;
    };

    expect(of('allowed', 'denied', 'undetermined')).toBe('denied');
    expect(of('allowed', 'undetermined')).toBe('undetermined');
    expect(of('allowed')).toBe('allowed');
  });

  it('picks the first of equals', () => {
    const of = (verdict: Verdict, position: number): { readonly verdict: Verdict; readonly position: number } => ({ verdict, position });

    expect(strictest([of('allowed', 0), of('denied', 1), of('denied', 2)])).toEqual(of('denied', 1));
  });
});
