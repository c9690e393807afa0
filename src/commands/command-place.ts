// Where a command runs: account, Region, and whose credentials are used. Shown on every card (R12).
import type { AccountState } from '../aws/caller-identity.ts';
import type { ChannelAccount } from '../domain/channel-account.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import { nameOfCredentials, type CallCredentials, type CredentialsName, type RoleSession } from '../domain/role-session.ts';

/** Where a command runs. */
export interface CommandPlace {
  readonly accountId: string;
  /** What people call the account. */
  readonly accountName?: string;
  readonly region: string;
  /** True where the command did not name it and the channel does not set it: its person chose it before. */
  readonly isRegionRemembered?: true;
  /** Whose credentials; `none` where it is not known which account is meant, or it cannot be reached: then nothing runs. */
  readonly credentials: CallCredentials | 'none';
  /** True where the role is the person's own, and not the channel's. */
  readonly isUserRole?: true;
  /** The ARN of the caller, where it is known. */
  readonly callerArn?: string;
}

/** What stands for an account whose id could not be learned. */
export const UNKNOWN_ACCOUNT = 'unknown';

/** Makes the place of a command that uses the machine's own credentials, or the demo account. */
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

/** Makes the place of a command that uses a session of a role. */
export function toPlaceOfRole({ accountId, name }: ChannelAccount, region: string, session: RoleSession): CommandPlace {
  const role = parseRoleArn(session.roleArn);
  const caller =
    role === undefined ? undefined : `arn:${role.partition}:sts::${accountId}:assumed-role/${role.name}/${session.sessionName}`;
  return {
    accountId,
    ...(name === undefined ? {} : { accountName: name }),
    region,
    credentials: session,
    ...(caller === undefined ? {} : { callerArn: caller }),
  };
}

/** Where something was decided, as it is kept: of a session the role alone. */
interface KeptPlace {
  readonly accountId: string;
  readonly credentials: CallCredentials | CredentialsName | 'none';
}

/** Tells whether a place is still that of an earlier decision: another role of the same account is another place, a new session of it is not. */
export function isSamePlace(place: KeptPlace, before: KeptPlace): boolean {
  return place.accountId === before.accountId && nameOfCredentials(place.credentials) === nameOfCredentials(before.credentials);
}

/** The account that a later command in the same place must name, so that it goes there whatever its person chooses meanwhile. */
export function accountOfPlace({ accountId, credentials }: { readonly accountId: string; readonly credentials: unknown }): {
  readonly account?: string;
} {
  return credentials === 'ambient' || credentials === 'demo' ? {} : { account: accountId };
}
