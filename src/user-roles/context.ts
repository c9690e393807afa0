// What user roles work with.
import type { Logger } from 'pino';
import type { IdentityProofs } from '../aws/identity-proofs.ts';
import type { ChannelConfiguration } from '../domain/channel-configuration.ts';
import type { Channel } from '../domain/channel.ts';
import type { Person } from '../domain/person.ts';
import type { FileUserRole } from '../domain/user-role.ts';
import type { Message } from '../messages/message.ts';
import type { Store } from '../storage/store.ts';

/** Whether somebody is a member of a group; a reason where that could not be learned. */
export type Membership = { readonly status: 'known'; readonly isMember: boolean } | { readonly status: 'unknown'; readonly reason: string };

/** Clock, secrets, store, configuration and everything that is told or asked. */
export interface UserRolesContext {
  readonly store: Store;
  readonly now: () => Date;
  /** A new identifier; later ones sort after earlier ones. */
  readonly newId: () => string;
  /** A fresh secret with 256 bits of randomness, URL-safe. */
  readonly newToken: () => string;
  readonly logger: Logger;
  readonly identityProofs: IdentityProofs;
  /** Where people reach this Signalbox, without trailing slash. */
  readonly serverUrl: () => string;
  readonly listConfigurations: () => readonly ChannelConfiguration[];
  /** What the configuration file maps. */
  readonly listFileRoles: () => readonly FileUserRole[];
  readonly isAdministrator: (person: Pick<Person, 'userId'>) => boolean;
  /** Asks the platform of a group for its members. Never rejects. */
  readonly isMember: (groupId: string, userId: string) => Promise<Membership>;
  /** Posts a message where somebody asked. Never rejects. */
  readonly tell: (place: { readonly channel: Channel; readonly threadMessageId?: string }, key: string, message: Message) => Promise<void>;
  /** Sessions that were asked for before are to be dropped. */
  readonly onChanged: () => void;
}

/** The accounts that can be reached in a channel configuration, or in any where it is empty; undefined where there is none of this name. */
export function accountsOf(
  context: Pick<UserRolesContext, 'listConfigurations'>,
  configurationName: string,
): readonly string[] | undefined {
  const all = context.listConfigurations();
  const meant = configurationName === '' ? all : all.filter((each) => each.configurationName === configurationName);
  if (configurationName !== '' && meant.length === 0) return undefined;
  return [...new Set(meant.flatMap(({ accounts = [] }) => accounts.map(({ accountId }) => accountId)))];
}
