import { describe, expect, it } from 'vitest';
import { isSamePlace, toPlace } from './command-place.ts';

describe('toPlace', () => {
  it('is where the credentials lead', () => {
    expect(toPlace({ kind: 'account', accountId: '123456789012', callerArn: 'arn:aws:iam::123456789012:user/a' }, 'eu-central-1')).toEqual({
      accountId: '123456789012',
      region: 'eu-central-1',
      credentials: 'ambient',
      callerArn: 'arn:aws:iam::123456789012:user/a',
    });
  });

  it('is the demo account where there are none', () => {
    expect(toPlace({ kind: 'demo', accountId: '111122223333', reason: 'none found' }, 'us-east-1')).toEqual({
      accountId: '111122223333',
      region: 'us-east-1',
      credentials: 'demo',
    });
  });

  it('says that it does not know where that could not be learned', () => {
    expect(toPlace({ kind: 'unknown', reason: 'no answer' }, 'us-east-1')).toEqual({
      accountId: 'unknown',
      region: 'us-east-1',
      credentials: 'ambient',
    });
  });
});

describe('isSamePlace', () => {
  const session = { sessionName: 'a', sourceIdentity: 'a', tags: [], policyArns: [] };
  const ops = { accountId: '111122223333', credentials: { ...session, roleArn: 'arn:aws:iam::111122223333:role/ops' } } as const;

  it('is so for a new session of the same role, and for its name alone', () => {
    expect(isSamePlace(ops, { ...ops, credentials: { ...ops.credentials, policy: '{}' } })).toBe(true);
    expect(isSamePlace(ops, { ...ops, credentials: 'arn:aws:iam::111122223333:role/ops' })).toBe(true);
  });

  it.each([
    ['another account', { ...ops, accountId: '444455556666' }],
    ['another role', { ...ops, credentials: 'arn:aws:iam::111122223333:role/other' }],
    ["the machine's own credentials", { ...ops, credentials: 'ambient' }],
    ['sample data with the same id', { ...ops, credentials: 'demo' }],
  ] as const)('is not so for %s', (_what, other) => {
    expect(isSamePlace(ops, other)).toBe(false);
  });
});
