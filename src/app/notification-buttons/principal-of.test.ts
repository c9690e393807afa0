import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../aws/caller-identity.ts';
import { principalOf } from './principal-of.ts';

const accountId = '123456789012';
const own = (callerArn: string): AccountState => ({ kind: 'account', accountId, callerArn });

describe('principalOf', () => {
  it.each([
    ['arn:aws:iam::123456789012:user/bots/signalbox', 'arn:aws:iam::123456789012:user/bots/signalbox'],
    ['arn:aws:sts::123456789012:assumed-role/signalbox-server/i-0abc', 'arn:aws:iam::123456789012:role/signalbox-server'],
    ['arn:aws-cn:sts::123456789012:assumed-role/server/i-0abc', 'arn:aws-cn:iam::123456789012:role/server'],
    ['arn:aws:iam::123456789012:root', undefined],
    ['arn:aws:sts::123456789012:federated-user/ana', undefined],
    ['ana', undefined],
  ])('takes %s for %s', (callerArn, principalArn) => {
    expect(principalOf({ accountId }, own(callerArn))).toBe(principalArn);
  });

  it("is the channel's role where it has one", () => {
    const roleArn = 'arn:aws:iam::222222222222:role/chat/ops';
    const account = { accountId: '222222222222', roleArn } as const;

    expect(principalOf({ account, accountId: '222222222222' }, own('arn:aws:iam::123456789012:user/signalbox'))).toBe(roleArn);
  });

  it('is nobody where the machine is of another account, or has none', () => {
    expect(principalOf({ accountId: '999999999999' }, own('arn:aws:iam::123456789012:user/signalbox'))).toBeUndefined();
    expect(principalOf({ accountId }, undefined)).toBeUndefined();
    expect(principalOf({ accountId }, { kind: 'unknown', reason: 'no answer' })).toBeUndefined();
  });
});
