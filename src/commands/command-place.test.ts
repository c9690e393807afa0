import { describe, expect, it } from 'vitest';
import { toPlace } from './command-place.ts';

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
