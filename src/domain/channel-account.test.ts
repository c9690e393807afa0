import { describe, expect, it } from 'vitest';
import { findAccountCalled, isAccountName } from './channel-account.ts';

const roleArn = 'arn:aws:iam::111111111111:role/ops';
const accounts = [
  { accountId: '111111111111', name: 'Prod', roleArn },
  { accountId: '222222222222', roleArn },
] as const;

describe('isAccountName', () => {
  it.each(['prod', 'Prod-EU_1', 'a'.repeat(63)])('takes %s', (text) => {
    expect(isAccountName(text)).toBe(true);
  });

  it.each(['', 'prod eu', '123456789012', '-prod', 'None', 'a'.repeat(64)])('refuses %j', (text) => {
    expect(isAccountName(text)).toBe(false);
  });
});

describe('findAccountCalled', () => {
  it.each([
    ['prod', '111111111111'],
    ['PROD', '111111111111'],
    ['222222222222', '222222222222'],
    ['22222222222', undefined],
    ['', undefined],
  ])('finds by %j %s', (called, accountId) => {
    expect(findAccountCalled(accounts, called)?.accountId).toBe(accountId);
  });
});
