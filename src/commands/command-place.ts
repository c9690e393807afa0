// Where a command runs: account, Region, and whose credentials are used. Shown on every card (R12).
import type { AccountState } from '../aws/caller-identity.ts';

/** Where a command runs. */
export interface CommandPlace {
  readonly accountId: string;
  readonly region: string;
  /** True where the command did not name it and the channel does not set it: its person chose it before. */
  readonly isRegionRemembered?: true;
  /** Whose credentials: the machine's own, or the demo account's, which reach nothing. */
  readonly credentials: 'ambient' | 'demo';
  /** The ARN of the caller, where it is known. */
  readonly callerArn?: string;
}

/** What stands for an account whose id could not be learned. */
const UNKNOWN_ACCOUNT = 'unknown';

/** Makes the place of a command. */
export function toPlace(account: AccountState, region: string): CommandPlace {
  switch (account.kind) {
    case 'account':
      return { accountId: account.accountId, region, credentials: 'ambient', callerArn: account.callerArn };
    case 'demo':
      return { accountId: account.accountId, region, credentials: 'demo' };
    case 'unknown':
      return { accountId: UNKNOWN_ACCOUNT, region, credentials: 'ambient' };
  }
}
