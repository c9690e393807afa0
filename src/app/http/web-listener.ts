// The listener for browsers and doors: page, API, sign-in, SNS and notify.
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AdminApiDependencies } from '../../admin-api/dependencies.ts';
import { registerProbeRoutes } from '../../admin-api/operations.ts';
import { setPerson } from '../../admin-api/person-of-request.ts';
import { registerAdminApi } from '../../admin-api/register-admin-api.ts';
import { StreamRegistry } from '../../admin-api/stream-registry.ts';
import type { Config } from '../../config/schema.ts';
import { isLoopbackHost } from '../../config/server-config.ts';
import type { SignInContext } from '../../sign-in/context.ts';
import { findSession } from '../../sign-in/sessions.ts';
import { registerProofRoutes } from '../../user-roles/proof-routes.ts';
import type { UserRolesContext } from '../../user-roles/context.ts';
import { registerSignInRoutes } from '../../sign-in/sign-in-routes.ts';
import { checkOrigin } from './check-origin.ts';
import { registerConsoleFiles } from './console-files.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { registerDoors, type DoorRoutesOptions } from './doors.ts';
import { createHostCheck } from './known-hosts.ts';
import { listenOnPort } from './listen.ts';
import { registerNotifyDocuments } from './notify-documents.ts';

/** What the listener is made from. */
export interface WebListenerOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly dependencies: AdminApiDependencies;
  readonly signIn: SignInContext;
  readonly doors: DoorRoutesOptions;
  readonly userRoles: UserRolesContext;
  readonly consoleFolder: string;
  /** Tells whether the configuration in force lists the identity as an administrator. */
  readonly isAdministrator: (userId: string) => boolean;
}

/** An open listener. */
export interface WebListener {
  /** Where people reach the page, without trailing slash. */
  readonly url: string;
  readonly isLoopback: boolean;
  close(): Promise<void>;
}

/** Opens the listener. Throws `port-in-use`, `port-forbidden` or `address-not-available`. */
export async function createWebListener(options: WebListenerOptions): Promise<WebListener> {
  const { host, port, publicUrl } = options.config.server;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookieName = isSecure ? '__Host-signalbox' : 'signalbox';
  const server = createListener(options.logger);
  // Where they have a listener of their own, nothing here takes events.
  if (options.config.server.doors === undefined) {
    registerDoors(server, options.doors);
    registerNotifyDocuments(server);
  }
  registerProbeRoutes(server, options.dependencies);

  const streams = new StreamRegistry();
  const isKnownHost = createHostCheck({ host, publicUrl, port: () => portOf(server) });
  server.register(async (scope) => {
    // Here alone: the doors know no cookies, and their requests are many.
    await scope.register(fastifyCookie);
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, isKnownHost);
      await notePerson(request, cookieName, options);
    });
    registerAdminApi(scope, options.dependencies, streams);
    registerProofRoutes(scope, options.userRoles);
    registerSignInRoutes(scope, {
      context: options.signIn,
      cookieName,
      isSecure,
      onSignOut: (tokenHash) => {
        streams.endOfSession(tokenHash);
      },
    });
    registerConsoleFiles(scope, options.consoleFolder);
  });

  await listenOnPort(server, { host, port });
  const url = publicUrl?.replace(/\/$/, '') ?? `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`;
  return { url, isLoopback: isLoopbackHost(host), close: () => closeListener(server) };
}

async function notePerson(request: FastifyRequest, cookieName: string, options: WebListenerOptions): Promise<void> {
  const { signIn } = options;
  const token = request.cookies[cookieName];
  if (token === undefined) return;
  const session = await findSession(signIn, token);
  if (session === undefined) return;
  const { tokenHash, userId, displayName } = session;
  const isAdministrator = session.isAdministrator || options.isAdministrator(userId);
  const isOpen = async (): Promise<boolean> => (await findSession(signIn, token)) !== undefined;
  setPerson(request, { userId, displayName, isAdministrator }, { key: tokenHash, isOpen });
}

function portOf(server: FastifyInstance): number {
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
