// Whose policies count when a command of a channel runs, as IAM calls them.
import type { AccountState } from '../../aws/caller-identity.ts';
import { parseArn } from '../../domain/arn.ts';
import type { ChannelAccount } from '../../domain/channel-account.ts';

// Match: assumed-role/signalbox-server/i-0abc. Near miss: federated-user/ana.
const ASSUMED_ROLE = /^assumed-role\/([\w+=,.@-]{1,64})\/[^/]+$/;

// Match: user/signalbox, user/bots/signalbox. Near miss: root.
const USER = /^user\/.+$/s;

/**
 * Returns the ARN of the channel's role, or of the user or role of the machine's own credentials; undefined where they are nobody whose
 * policies could be asked about. STS leaves the path of a role away: of a role with one IAM says that it is not there.
 */
export function principalOf(
  { account, accountId }: { readonly account?: ChannelAccount | undefined; readonly accountId: string },
  own: AccountState | undefined,
): string | undefined {
  if (account !== undefined) return account.roleArn;
  return own?.kind === 'account' && own.accountId === accountId ? principalOfCaller(own.callerArn) : undefined;
}

function principalOfCaller(callerArn: string): string | undefined {
  const caller = parseArn(callerArn);
  if (caller === undefined) return undefined;
  const { service, partition, accountId, resource } = caller;
  if (service === 'iam' && USER.test(resource)) return callerArn;
  const roleName = service === 'sts' ? ASSUMED_ROLE.exec(resource)?.[1] : undefined;
  return roleName === undefined ? undefined : `arn:${partition}:iam::${accountId}:role/${roleName}`;
}
