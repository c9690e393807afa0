import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicyDocument, POLICY_MAX_BYTES } from './parse-policy-document.ts';

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

  it.each(['*', '*:*', '*:Describe*', 'ec2:*', 'ec2:Describe?nstances', 'elasticloadbalancing:Describe*', 'resource-explorer-2:Search'])(
    'takes the action %s',
    (Action) => {
      expect(parse(withStatement([{ ...STATEMENT, Action }]))).toMatchObject({ status: 'ok' });
    },
  );

  it.each(['**', 'ec2:', ':Describe*', '*:', 'x ec2:*', 'ec2:* x', 'x*:*', '*:* x', 'ec2 :*', 'ec2:Run.Instances', '', 'e*:*'])(
    'does not take %j for an action',
    (Action) => {
      expect(parse(withStatement([{ ...STATEMENT, Action }]))).toMatchObject({ status: 'invalid' });
    },
  );

  it.each(['*', 'arn:aws:s3:::shop/*', 'arn:*', 'arn:aws:s3:::a\nb'])('takes the resource %j', (Resource) => {
    expect(parse(withStatement([{ ...STATEMENT, Resource }]))).toMatchObject({ status: 'ok' });
  });

  it.each(['**', 'x*', '*x', ' arn:aws:s3:::shop', 'arn', ''])('does not take %j for a resource', (Resource) => {
    expect(parse(withStatement([{ ...STATEMENT, Resource }]))).toMatchObject({ status: 'invalid' });
  });

  it.each(['aws:username', 'aws:ResourceTag/team', 'resource-groups:x', `aws:${'x'.repeat(512)}`, 'aws:PrincipalTag/a b'])(
    'takes the condition key %s',
    (key) => {
      expect(parse(withStatement({ ...STATEMENT, Condition: { StringEquals: { [key]: 'x' } } }))).toMatchObject({ status: 'ok' });
    },
  );

  it.each(['aws', 'aws:', ':username', 'a b:username', ' aws:username', `aws:${'x'.repeat(513)}`])(
    'does not take %j for a condition key',
    (key) => {
      expect(parse(withStatement({ ...STATEMENT, Condition: { StringEquals: { [key]: 'x' } } }))).toMatchObject({ status: 'invalid' });
    },
  );

  it('makes texts of the values of conditions, one or several', () => {
    const Condition = {
      NumericEquals: { 's3:max-keys': 10, 'aws:MultiFactorAuthAge': [1, '2', true] },
      Bool: { 'aws:SecureTransport': [false] },
    };

    expect(parse(withStatement({ ...STATEMENT, Condition }))).toMatchObject({
      document: {
        Statement: [
          {
            Condition: {
              NumericEquals: { 's3:max-keys': ['10'], 'aws:MultiFactorAuthAge': ['1', '2', 'true'] },
              Bool: { 'aws:SecureTransport': ['false'] },
            },
          },
        ],
      },
    });
  });

  it('takes a document as long as the limit and none longer', () => {
    const text = JSON.stringify({ Id: 'example', ...(withStatement(STATEMENT) as object) });

    expect(parsePolicyDocument(text.padEnd(65_536))).toMatchObject({ status: 'ok' });
    expect(parsePolicyDocument(text.padEnd(65_537))).toMatchObject({ status: 'invalid' });
    expect(POLICY_MAX_BYTES).toBe(Buffer.byteLength('\u{10000}'.repeat(65_536)));
  });

  it('counts the names of elements and nothing that only looks like one', () => {
    const odd = {
      ...STATEMENT,
      Sid: 'a": {"b": 1, "Sid" : "',
      Condition: { StringEquals: { 'aws:PrincipalTag/"x\\': ['": "', '\\', '"Sid":'] } },
    };

    const spaced = JSON.stringify(withStatement([odd, STATEMENT]), undefined, 2).replaceAll(/"(Effect|Statement)":/g, '"$1"\n \t:');

    expect(parsePolicyDocument(spaced)).toEqual(parse(withStatement([odd, STATEMENT])));
    expect(parse(withStatement([odd, STATEMENT]))).toMatchObject({ status: 'ok' });
  });

  it('takes the example that comes with Signalbox', () => {
    const example = readFileSync(new URL('../../examples/guardrail-look-and-restart.json', import.meta.url), 'utf8');

    expect(parsePolicyDocument(example)).toMatchObject({ status: 'ok' });
  });

  it.each([
    ['no JSON', '{', /^is not JSON: /],
    ['nothing', 'null', /^is no IAM policy document: /],
    ['a list', '[]', /^is no IAM policy document: ./],
    ['an end that is missing', '{"Version":"2012-10-17"', /^is not JSON: .*JSON/],
    ['more than a policy', 'x'.repeat(70_000), /^is longer than 65536 characters$/],
    [
      'two elements of one name',
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}',
      /^names an element twice, of which only one would count$/,
    ],
    ['two statements elements', '{"Version":"2012-10-17","Statement":[],"Statement":[]}', /twice/],
    ['two elements of one name apart', '{"Version":"2012-10-17","Statement":[{"Sid" :"a","Effect":"Deny","Sid"\n: "b"}]}', /twice/],
    ['two elements of a name with a quotation mark', '{"a\\"":1,"a\\"":2}', /twice/],
  ])('refuses %s', (_name, text, reason) => {
    const outcome = parsePolicyDocument(text);

    expect(outcome).toEqual({ status: 'invalid', reason: expect.stringMatching(reason) as unknown });
  });

  it.each([
    ['no statement', { Version: '2012-10-17' }, 'Statement.0: '],
    ['no statements', withStatement([]), 'Statement: '],
    ['another version', { Version: '2026-01-01', Statement: STATEMENT }, 'Version: '],
    ['an unknown element', withStatement({ ...STATEMENT, Actions: 'ec2:*' }), 'Statement.0: '],
    ['a principal', withStatement({ ...STATEMENT, Principal: '*' }), 'Statement.0: '],
    ['another effect', withStatement({ ...STATEMENT, Effect: 'allow' }), 'Statement.0.Effect: '],
    ['no action', withStatement({ Effect: 'Deny', Resource: '*' }), 'Statement.0: needs either Action or NotAction'],
    ['both kinds of action', withStatement({ ...STATEMENT, NotAction: 'ec2:Run*' }), 'Statement.0: needs either Action or NotAction'],
    ['no resource', withStatement({ Effect: 'Deny', Action: '*' }), 'Statement.0: needs either Resource or NotResource'],
    [
      'both kinds of resource',
      withStatement({ ...STATEMENT, NotResource: 'arn:aws:s3:::a' }),
      'Statement.0: needs either Resource or NotResource',
    ],
    ['an empty list of actions', withStatement({ ...STATEMENT, Action: [] }), 'Statement.0.Action: '],
    [
      'an action without a service',
      withStatement({ ...STATEMENT, Effect: 'Deny', Action: 'Terminate*' }),
      'Statement.0.Action.0: must be * or an action such as ec2:Describe*',
    ],
    [
      'an action with a blank',
      withStatement({ ...STATEMENT, Action: 'ec2: Describe*' }),
      'Statement.0.Action.0: must be * or an action such as ec2:Describe*',
    ],
    [
      'an action in look-alike letters',
      withStatement({ ...STATEMENT, Action: 'еc2:Describe*' }),
      'Statement.0.Action.0: must be * or an action such as ec2:Describe*',
    ],
    ['a number for an action', withStatement({ ...STATEMENT, Action: 7 }), 'Statement.0.Action.0: '],
    [
      'a condition without an operator',
      withStatement({ ...STATEMENT, Condition: { 'aws:Region': 'eu-west-1' } }),
      'Statement.0.Condition.aws:Region: "aws:Region" is no condition operator',
    ],
    [
      'a condition key without a prefix',
      withStatement({ ...STATEMENT, Condition: { StringEquals: { team: 'shop' } } }),
      'Statement.0.Condition.StringEquals.team: is no condition key',
    ],
    [
      'a condition without values',
      withStatement({ ...STATEMENT, Condition: { StringEquals: { 'aws:Region': [] } } }),
      'Statement.0.Condition.StringEquals.aws:Region: ',
    ],
    [
      'an operator that IAM does not have',
      withStatement({ ...STATEMENT, Condition: { StringAlmost: { 'aws:username': 'x' } } }),
      'Statement.0.Condition.StringAlmost: "StringAlmost" is no condition operator',
    ],
    [
      'Null with IfExists',
      withStatement({ ...STATEMENT, Condition: { NullIfExists: { 'aws:username': 'true' } } }),
      'Statement.0.Condition.NullIfExists: "NullIfExists" is no condition operator',
    ],
    [
      'Null of a set',
      withStatement({ ...STATEMENT, Condition: { 'ForAnyValue:Null': { 'aws:username': 'true' } } }),
      'Statement.0.Condition.ForAnyValue:Null: "ForAnyValue:Null" is no condition operator',
    ],
    [
      'what is nearly Null',
      withStatement({ ...STATEMENT, Condition: { Nulls: { 'aws:username': 'true' } } }),
      'Statement.0.Condition.Nulls: "Nulls" is no condition operator; perhaps Null is meant',
    ],
    [
      'an unknown set operator',
      withStatement({ ...STATEMENT, Condition: { 'ForSomeValues:StringLike': { 'aws:username': 'x' } } }),
      'Statement.0.Condition.ForSomeValues:StringLike: "ForSomeValues:StringLike" is no condition operator',
    ],
    [
      'a resource that is only a name',
      withStatement({ ...STATEMENT, Effect: 'Deny', Resource: 'shop' }),
      'Statement.0.Resource.0: must be * or an ARN, in which * and ? are wildcards',
    ],
    [
      'a variable without an end',
      withStatement({ ...STATEMENT, Resource: 'arn:aws:s3:::${aws:username' }),
      'Statement.0: "${aws:username" is no policy variable; write one as ${aws:username}, and a dollar sign as ${$}',
    ],
    [
      'a variable with a blank in its name',
      withStatement({ ...STATEMENT, Resource: 'arn:aws:s3:::${aws:user name}' }),
      'Statement.0: "${aws:user name}" is no policy variable; write one as ${aws:username}, and a dollar sign as ${$}',
    ],
    [
      'a broken variable in a condition',
      withStatement({ ...STATEMENT, Condition: { StringLike: { 'aws:userid': '${}' } } }),
      'Statement.0: "${}" is no policy variable; write one as ${aws:username}, and a dollar sign as ${$}',
    ],
    [
      'a broken variable in what a resource is not, in the second statement',
      withStatement([STATEMENT, { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::a/${' }]),
      'Statement.1: "${" is no policy variable; write one as ${aws:username}, and a dollar sign as ${$}',
    ],
    ['a resource that is empty', withStatement({ ...STATEMENT, Resource: [] }), 'Statement.0.Resource: '],
    ['a name that is no text', withStatement({ ...STATEMENT, Sid: 7 }), 'Statement.0.Sid: '],
    ['an Id that is no text', { Id: 7, Statement: STATEMENT }, 'Id: '],
    ['an unknown element of the document', { Statements: [STATEMENT], Statement: STATEMENT }, 'is no IAM policy document: '],
    ['a condition that is a list', withStatement({ ...STATEMENT, Condition: [] }), 'Statement.0.Condition: '],
  ])('refuses %s, and says where and, where it is ours to say, why', (_name, document, reason) => {
    const outcome = parse(document);

    const given = outcome.status === 'invalid' ? outcome.reason : '';

    expect(reason.endsWith(': ') ? given.slice(0, reason.length) : given).toBe(reason);
    expect(given).not.toMatch(/: $/);
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

    expect(parsePolicyDocument(text)).toEqual({ status: 'invalid', reason: 'names an element __proto__' });
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
