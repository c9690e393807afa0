// The account that commands reach, in a few words.
import type { CommandAccount } from '../../../src/contract/admin-api.ts';

/** What is said of the account, and what must be known beside it. */
export interface AccountLabel {
  readonly name: string;
  readonly remark: string;
}

/** Names the account. */
export function accountLabel({ kind, accountId, region }: CommandAccount): AccountLabel {
  switch (kind) {
    case 'demo':
      return { name: `Demo account ${accountId ?? ''}`.trim(), remark: 'sample data, nothing real' };
    case 'account':
      return { name: `Account ${accountId ?? 'unknown'}`, remark: region };
    case 'by-channel':
      return { name: 'Account of the channel', remark: region };
    case 'unknown':
      return { name: 'Account unknown', remark: region };
  }
}
