// How an account is called on cards: by its name and always by its id (R12), and with which role it is reached.
import type { ChannelAccount } from '../../domain/channel-account.ts';
import { roleName } from '../../domain/role-arn.ts';
import type { CredentialsName } from '../../domain/role-session.ts';
import { nameOfCredentials } from '../../domain/role-session.ts';
import type { CommandPlace } from '../command-place.ts';

/** An account on a card: where a command runs, or where one ran that is kept. */
export interface ShownAccount {
  readonly accountId: string;
  readonly accountName?: string | undefined;
  readonly credentials: CommandPlace['credentials'] | CredentialsName;
}

/** Names an account: `prod (123456789012)`, or the id alone. */
export function labelAccount({ accountId, accountName }: Pick<ShownAccount, 'accountId' | 'accountName'>): string {
  return accountName === undefined ? accountId : `${accountName} (${accountId})`;
}

/** Lists accounts by name and id. */
export function listAccountNames(accounts: readonly ChannelAccount[]): string {
  return accounts.map(labelChannelAccount).join(', ');
}

/** Names an account of a channel. */
export function labelChannelAccount({ accountId, name }: ChannelAccount): string {
  return labelAccount({ accountId, ...(name === undefined ? {} : { accountName: name }) });
}

/** The name of the role with which an account is reached; undefined where that is none. */
export function labelRole({ credentials }: Pick<ShownAccount, 'credentials'>): string | undefined {
  const name = nameOfCredentials(credentials);
  return name === 'ambient' || name === 'demo' || name === 'none' ? undefined : roleName(name);
}
