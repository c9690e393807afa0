import { describe, expect, it } from 'vitest';
import { accountLabel } from './account-label.ts';

describe('accountLabel', () => {
  it('says that the demo account is none', () => {
    expect(accountLabel({ kind: 'demo', accountId: '111122223333', region: 'us-east-1' })).toEqual({
      name: 'Demo account 111122223333',
      remark: 'sample data, nothing real',
    });
  });

  it('names an account with its Region, and says where it is not known', () => {
    expect(accountLabel({ kind: 'account', accountId: '123456789012', region: 'eu-west-1' })).toEqual({
      name: 'Account 123456789012',
      remark: 'eu-west-1',
    });
    expect(accountLabel({ kind: 'unknown', region: 'eu-west-1' })).toEqual({ name: 'Account unknown', remark: 'eu-west-1' });
    expect(accountLabel({ kind: 'by-channel', region: 'eu-west-1' })).toEqual({ name: 'Account of the channel', remark: 'eu-west-1' });
  });
});
