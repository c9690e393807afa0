import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicyDocument } from './parse-policy-document.ts';

const STATEMENT = { Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' };

function parse(document: unknown): ReturnType<typeof parsePolicyDocument> {
  return parsePolicyDocument(JSON.stringify(document));
}

function withStatement(statement: unknown): unknown {
  return { Version: '2012-10-17', Statement: statement };
}

describe('parsePolicyDocument', () => {
  it('makes lists of what stands alone', () => {
    expect(parse(withStatement({ ...STATEMENT, Sid: 'Look', Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } }))).toEqual({
      status: 'ok',
      document: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Look',
            Effect: 'Allow',
            Action: ['ec2:Describe*'],
            Resource: ['*'],
            Condition: { Bool: { 'aws:MultiFactorAuthPresent': ['true'] } },
          },
        ],
      },
    });
  });

  it.each(['*', '*:*', 'ec2:*', 'ec2:Describe?nstances', 'elasticloadbalancing:Describe*', 'resource-explorer-2:Search'])(
    'takes the action %s',
    (Action) => {
      expect(parse(withStatement([{ ...STATEMENT, Action }]))).toMatchObject({ status: 'ok' });
    },
  );

  it('takes the example that comes with Signalbox', () => {
    const example = readFileSync(new URL('../../examples/guardrail-look-and-restart.json', import.meta.url), 'utf8');

    expect(parsePolicyDocument(example)).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['no JSON', '{', /^is not JSON: /],
    ['nothing', 'null', /^is no IAM policy document: /],
    ['a list', '[]', /^is no IAM policy document: /],
    ['more than a policy', 'x'.repeat(70_000), /^is longer than 65536 characters$/],
    [
      'two elements of one name',
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}',
      /twice/,
    ],
    ['two statements elements', '{"Version":"2012-10-17","Statement":[],"Statement":[]}', /twice/],
  ])('refuses %s', (_name, text, reason) => {
    const outcome = parsePolicyDocument(text);

    expect(outcome).toEqual({ status: 'invalid', reason: expect.stringMatching(reason) as unknown });
  });

  it.each([
    ['no statement', { Version: '2012-10-17' }],
    ['no statements', withStatement([])],
    ['another version', { Version: '2026-01-01', Statement: STATEMENT }],
    ['an unknown element', withStatement({ ...STATEMENT, Actions: 'ec2:*' })],
    ['a principal', withStatement({ ...STATEMENT, Principal: '*' })],
    ['another effect', withStatement({ ...STATEMENT, Effect: 'allow' })],
    ['no action', withStatement({ Effect: 'Deny', Resource: '*' })],
    ['both kinds of action', withStatement({ ...STATEMENT, NotAction: 'ec2:Run*' })],
    ['no resource', withStatement({ Effect: 'Deny', Action: '*' })],
    ['both kinds of resource', withStatement({ ...STATEMENT, NotResource: 'arn:aws:s3:::a' })],
    ['an empty list of actions', withStatement({ ...STATEMENT, Action: [] })],
    ['an action without a service', withStatement({ ...STATEMENT, Effect: 'Deny', Action: 'Terminate*' })],
    ['an action with a blank', withStatement({ ...STATEMENT, Action: 'ec2: Describe*' })],
    ['an action in look-alike letters', withStatement({ ...STATEMENT, Action: 'еc2:Describe*' })],
    ['a number for an action', withStatement({ ...STATEMENT, Action: 7 })],
    ['a condition without an operator', withStatement({ ...STATEMENT, Condition: { 'aws:Region': 'eu-west-1' } })],
    ['a condition key without a prefix', withStatement({ ...STATEMENT, Condition: { StringEquals: { team: 'shop' } } })],
    ['a condition without values', withStatement({ ...STATEMENT, Condition: { StringEquals: { 'aws:Region': [] } } })],
    ['an operator that IAM does not have', withStatement({ ...STATEMENT, Condition: { StringAlmost: { 'aws:username': 'x' } } })],
    ['Null with IfExists', withStatement({ ...STATEMENT, Condition: { NullIfExists: { 'aws:username': 'true' } } })],
    ['an unknown set operator', withStatement({ ...STATEMENT, Condition: { 'ForSomeValues:StringLike': { 'aws:username': 'x' } } })],
    ['a resource that is only a name', withStatement({ ...STATEMENT, Effect: 'Deny', Resource: 'shop' })],
    ['a variable without an end', withStatement({ ...STATEMENT, Resource: 'arn:aws:s3:::${aws:username' })],
    ['a variable with a blank in its name', withStatement({ ...STATEMENT, Resource: 'arn:aws:s3:::${aws:user name}' })],
    ['a broken variable in a condition', withStatement({ ...STATEMENT, Condition: { StringLike: { 'aws:userid': '${}' } } })],
    ['a condition that is a list', withStatement({ ...STATEMENT, Condition: [] })],
  ])('refuses %s, and says where', (_name, document) => {
    expect(parse(document)).toEqual({
      status: 'invalid',
      reason: expect.stringMatching(/^(?:is no IAM|Version|Statement).*: .+/) as unknown,
    });
  });

  it('says which operator was perhaps meant', () => {
    expect(parse(withStatement([STATEMENT, { ...STATEMENT, Condition: { StringEqual: { 'aws:username': 'x' } } }]))).toEqual({
      status: 'invalid',
      reason: 'Statement.1.Condition.StringEqual: "StringEqual" is no condition operator; perhaps StringEquals is meant',
    });
  });

  it('takes a document without a Version for one of 2008-10-17, to which variables are text', () => {
    expect(parse({ Statement: { ...STATEMENT, Resource: 'arn:aws:s3:::${' } })).toMatchObject({
      status: 'ok',
      document: { Version: '2008-10-17' },
    });
  });

  it.each(['ForAllValues:StringLike', 'ForAnyValue:StringEqualsIfExists', 'NumericLessThanEqualsIfExists', 'ArnNotLike', 'Null'])(
    'takes the operator %s',
    (operator) => {
      expect(parse(withStatement({ ...STATEMENT, Condition: { [operator]: { 'aws:username': 'true' } } }))).toMatchObject({ status: 'ok' });
    },
  );

  it('refuses a condition that would be lost under a name that objects have by birth', () => {
    const text =
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"__proto__":{"aws:Region":"x"}}}}';

    expect(parsePolicyDocument(text)).toMatchObject({ status: 'invalid' });
  });

  it('answers whatever it is given, and gives back what it understood', () => {
    const part = fc.constantFrom(
      'Effect',
      'Allow',
      'Action',
      'Statement',
      'Version',
      '2012-10-17',
      'Resource',
      '*',
      'ec2:*',
      'Condition',
      '__proto__',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        part,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(part, tie('tree'), { maxKeys: 4 }),
        fc.boolean(),
        fc.constant(null),
      ),
    }));

    fc.assert(
      fc.property(fc.oneof(tree, tree.map(withStatement)), (document) => {
        const outcome = parse(document);
        const again = outcome.status === 'ok' ? parse(outcome.document) : outcome;

        expect(again).toEqual(outcome);
      }),
    );
  });
});
