import { describe, expect, it } from 'vitest';
import type { PolicyDocument, PolicyStatement } from '../../../domain/guardrail-policy.ts';
import { compilePolicy } from './compile-policy.ts';
import type { RequestContext } from './request-context.ts';

const asked = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop/ada/a.txt' };

function documentOf(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** A context that tells which keys were asked for. */
function listeningContext(): RequestContext & { readonly keys: readonly string[] } {
  const keys: string[] = [];
  const find = (key: string): readonly string[] => {
    keys.push(key);
    return ['ada'];
  };
  return { keys, find };
}

describe('compilePolicy', () => {
  it('reads a document once, and another document anew', () => {
    const statement: PolicyStatement = { Effect: 'Allow', Action: ['*'], Resource: ['*'] };
    const document = documentOf(statement);

    expect(compilePolicy(document)).toBe(compilePolicy(document));
    expect(compilePolicy(document)).not.toBe(compilePolicy(documentOf(statement)));
  });

  it('names statements by their Sid or their place', () => {
    const statement: PolicyStatement = { Effect: 'Deny', Action: ['*'], Resource: ['*'] };

    expect(compilePolicy(documentOf(statement, { ...statement, Sid: 'Named' }, statement)).map(({ name }) => name)).toEqual([
      'statement 1',
      'Named',
      'statement 3',
    ]);
  });

  it.each([
    ['the action is another', { Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::shop/${aws:username}/*'] }, { keys: [], answer: 'no' }],
    [
      'the resource is another',
      { Action: ['s3:*'], Resource: ['arn:aws:s3:::other/${aws:username}'] },
      { keys: ['aws:username'], answer: 'no' },
    ],
    ['neither is', { Action: ['s3:*'], Resource: ['*'] }, { keys: ['aws:userid'], answer: 'yes' }],
  ])('asks for no more keys than it has to where %s', (_what, part, { keys, answer }) => {
    const context = listeningContext();
    const [statement] = compilePolicy(documentOf({ Effect: 'Allow', ...part, Condition: { StringEquals: { 'aws:userid': ['ada'] } } }));

    expect(statement?.applies({ ...asked, context })).toBe(answer);
    expect(context.keys).toEqual(keys);
  });
});
