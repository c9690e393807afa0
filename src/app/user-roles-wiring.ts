// Roles of people with everything around them: what the commands flow, the door for proofs and administrators share.
import type { Logger } from 'pino';
import { findEndpointUrl, type Environment } from '../aws/sdk/aws-environment.ts';
import { HttpIdentityProofs } from '../aws/sts-http/http-identity-proofs.ts';
import type { RoleDesk } from '../commands/role-desk.ts';
import { isLoopbackHost } from '../config/server-config.ts';
import { setRealTimer } from '../lib/timers.ts';
import type { Store } from '../storage/store.ts';
import { mapUserRole, unmapUserRoles } from '../user-roles/change-user-role.ts';
import type { UserRolesContext } from '../user-roles/context.ts';
import { findRoleOfPerson } from '../user-roles/find-user-role.ts';
import { listRoles } from '../user-roles/list-roles.ts';
import { beginProof } from '../user-roles/role-proofs.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import { newToken } from './data-folder-token.ts';
import { GroupMemberships } from './group-members.ts';
import type { PlatformRegistry } from './platform-registry.ts';
import { AnswerPoster } from './post-answer.ts';

/** What it is made from. */
export interface UserRolesWiringOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly logger: Logger;
  readonly configuration: CurrentConfiguration;
  readonly platforms: PlatformRegistry;
  readonly environment: Environment;
  /** Where people reach this Signalbox; asked once it listens. */
  readonly serverUrl: () => string;
  /** Drops the sessions that were asked for before. */
  readonly forgetSessions: () => void;
}

/** Roles of people in place. */
export interface UserRolesWiring {
  readonly context: UserRolesContext;
  readonly desk: RoleDesk;
  /** Ends what is being told. */
  stop(): void;
}

/** The operator, as the page's first link and the admin socket name them. */
const OPERATORS: ReadonlySet<string> = new Set(['web:operator', 'socket:operator']);

/** Puts them in place. */
export function wireUserRoles(options: UserRolesWiringOptions): UserRolesWiring {
  const { store, now, newId, logger, configuration, platforms, environment, serverUrl, forgetSessions } = options;
  const stopping = new AbortController();
  const poster = new AnswerPoster({ platforms, logger, setTimer: setRealTimer, stopping: stopping.signal });
  const memberships = new GroupMemberships({ platforms, now, timeout: (ms) => AbortSignal.timeout(ms) });
  const context: UserRolesContext = {
    store,
    now,
    newId,
    newToken,
    logger,
    identityProofs: new HttpIdentityProofs({ endpointUrl: findEndpointUrl(environment, 'STS') }),
    serverUrl,
    listConfigurations: () => configuration.channelConfigurations.filter(({ state }) => state === 'ENABLED'),
    listFileRoles: () => configuration.userRoles,
    isAdministrator: ({ userId }) => OPERATORS.has(userId) || configuration.config.administrators.includes(userId),
    isMember: (groupId, userId) => memberships.isMember(groupId, userId),
    tell: (place, key, message) => poster.post(place, key, message),
    onChanged: forgetSessions,
  };
  const desk: RoleDesk = {
    find: (person, place) => findRoleOfPerson(person, place, context),
    list: (userId) => listRoles(userId, context),
    beginProof: async (asked) => (isReachedSafely(serverUrl()) ? beginProof(asked, context) : undefined),
    isAdministrator: (person) => context.isAdministrator(person),
    map: (mapping, origin) => mapUserRole(mapping, origin, context),
    unmap: (unmapping, origin) => unmapUserRoles(unmapping, origin, context),
  };
  return { context, desk, stop: () => stopping.abort() };
}

/** Over plain http somebody on the way could change for whom a link is, and show one thing while another is asked for. */
function isReachedSafely(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isLoopbackHost(hostname);
}
