// The admin socket: the same API, for whoever may open the socket file, which is its owner alone.
import type { Logger } from 'pino';
import type { AdminApiDependencies, Person } from '../../admin-api/dependencies.ts';
import { registerProbeRoutes } from '../../admin-api/operations.ts';
import { setPerson } from '../../admin-api/person-of-request.ts';
import { registerAdminApi } from '../../admin-api/register-admin-api.ts';
import { registerSignInLinkRoutes, type SignInLinkRoutesOptions } from '../../admin-api/sign-in-links.ts';
import { StreamRegistry } from '../../admin-api/stream-registry.ts';
import type { Config } from '../../config/schema.ts';
import { socketPathOf } from '../socket-path.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { listenOnSocket } from './listen.ts';

const OPERATOR_AT_SOCKET: Person = { userId: 'socket:operator', displayName: 'Operator', isAdministrator: true };

/** What the socket is made from. */
export interface AdminSocketOptions extends SignInLinkRoutesOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly dependencies: AdminApiDependencies;
}

/** The open socket. */
export interface AdminSocket {
  close(): Promise<void>;
}

/**
 * Opens the admin socket. The data folder's lock has been taken: a socket file that is left there is of a process that died.
 * Throws `admin-socket-path-too-long` or `admin-socket-unusable`.
 */
export async function createAdminSocket({ config, logger, dependencies, ...signIn }: AdminSocketOptions): Promise<AdminSocket> {
  const server = createListener(logger);
  server.addHook('onRequest', (request, _reply, done) => {
    setPerson(request, OPERATOR_AT_SOCKET);
    done();
  });
  registerProbeRoutes(server, dependencies);
  registerAdminApi(server, dependencies, new StreamRegistry());
  registerSignInLinkRoutes(server, signIn);

  await listenOnSocket(server, socketPathOf(config));
  return { close: () => closeListener(server) };
}
