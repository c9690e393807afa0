// An AWS account that the commands of a channel can reach, and the role with which they do.
import type { RoleArn } from './role-arn.ts';

/** An account of a channel. */
export interface ChannelAccount {
  readonly accountId: string;
  /** What people call it; absent where the channel has a role and no list of accounts. */
  readonly name?: string;
  readonly roleArn: RoleArn;
  /** What the role's trust policy asks for beside the caller (IAM User Guide, external ID). */
  readonly externalId?: string;
}

// It is typed in commands and must not be taken for an id or for a word. Match: prod-eu, shop_1. Near miss: prod eu.
const ACCOUNT_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

/** Tells whether a text can be the name of an account. */
export function isAccountName(text: string): boolean {
  return ACCOUNT_NAME.test(text) && text.toLowerCase() !== 'none';
}

/** Finds the account that somebody calls by its name, in any case, or by its id. */
export function findAccountCalled(accounts: readonly ChannelAccount[], called: string): ChannelAccount | undefined {
  const wanted = called.toLowerCase();
  return accounts.find(({ accountId, name }) => accountId === wanted || name?.toLowerCase() === wanted);
}
