// Where something is read for a notification: the event's own account and Region, with the channel's rights.
import type { ChannelAccount } from './channel-account.ts';
import type { ChannelConfiguration } from './channel-configuration.ts';
import { partitionOfRegion } from './partition.ts';
import { parseRoleArn } from './role-arn.ts';

/** The place of a reading. */
export interface ReadingPlace {
  readonly accountId: string;
  readonly region: string;
  /** The channel's account with its role; without it the machine's own credentials. */
  readonly account?: ChannelAccount;
  /** The channel configuration for which it is read. */
  readonly configurationName: string;
}

/** Who asks to read something: a channel configuration, and whether its web chat is reached from this machine alone. */
export interface ReadingRights {
  readonly configuration: Pick<
    ChannelConfiguration,
    'configurationName' | 'channel' | 'accounts' | 'role' | 'state' | 'userAuthorizationRequired'
  >;
  readonly isLoopback: boolean;
}

/** Where an event is from, as its payload says. */
export interface EventPlace {
  readonly accountId: string;
  readonly region: string;
}

/** A place that is certain, or one that is good only if the machine's own credentials are of that account. */
export interface PlaceDecision {
  readonly place: ReadingPlace;
  readonly needsAmbientAccount: boolean;
}

/**
 * Decides with whose rights something of an event may be read: the channel's role for the event's account, or, where commands may use them,
 * the machine's own credentials (R5). Undefined where neither: nothing is read then, least of all in another account (R12).
 */
export function decideReadingPlace(event: EventPlace, { configuration, isLoopback }: ReadingRights): PlaceDecision | undefined {
  const { accountId, region } = event;
  const { configurationName, accounts = [] } = configuration;
  const partition = partitionOfRegion(region);
  // The Region becomes part of a host's name: one that is not known is never asked.
  if (partition === undefined || !ACCOUNT_ID.test(accountId) || configuration.state !== 'ENABLED') return undefined;
  if (accounts.length === 0) {
    if (!mayUseAmbient({ configuration, isLoopback })) return undefined;
    return { place: { accountId, region, configurationName }, needsAmbientAccount: true };
  }
  const account = accounts.find((one) => one.accountId === accountId);
  if (account === undefined || parseRoleArn(account.roleArn)?.partition !== partition.id) return undefined;
  return { place: { accountId, region, account, configurationName }, needsAmbientAccount: false };
}

/** As for commands; and where people need roles of their own, the machine's rights are for nobody. */
function mayUseAmbient({ configuration, isLoopback }: ReadingRights): boolean {
  const { role, channel, userAuthorizationRequired = false } = configuration;
  return !userAuthorizationRequired && (role === 'ambient' || (isLoopback && channel.platform === 'web'));
}

// Match: 111122223333. Near miss: 1111-2222-3333.
const ACCOUNT_ID = /^\d{12}$/;
