// The listener for browsers and doors: page, API, sign-in, SNS and notify.
import fastifyCookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { AdminApiDependencies } from '../../admin-api/dependencies.ts';
import { setPerson } from '../../admin-api/person-of-request.ts';
import { registerAdminApi } from '../../admin-api/register-admin-api.ts';
import type { Config } from '../../config/schema.ts';
import { isLoopbackHost } from '../../config/server-config.ts';
import { AppError } from '../../domain/errors.ts';
import type { SignInContext } from '../../sign-in/context.ts';
import { findSession } from '../../sign-in/sessions.ts';
import { registerSignInRoutes } from '../../sign-in/sign-in-routes.ts';
import { checkOrigin } from './check-origin.ts';
import { registerConsoleFiles } from './console-files.ts';
import { closeListener } from './close-listener.ts';
import { createListener } from './create-listener.ts';
import { registerDoors, type DoorRoutesOptions } from './doors.ts';
import { createHostCheck } from './known-hosts.ts';

/** What the listener is made from. */
export interface WebListenerOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly dependencies: AdminApiDependencies;
  readonly signIn: SignInContext;
  readonly doors: DoorRoutesOptions;
  readonly consoleFolder: string;
}

/** An open listener. */
export interface WebListener {
  /** Where people reach the page, without trailing slash. */
  readonly url: string;
  readonly isLoopback: boolean;
  close(): Promise<void>;
}

/** Opens the listener. Throws `port-in-use`. */
export async function createWebListener(options: WebListenerOptions): Promise<WebListener> {
  const { host, port, publicUrl } = options.config.server;
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const cookieName = isSecure ? '__Host-signalbox' : 'signalbox';
  const server = createListener(options.logger);
  await server.register(fastifyCookie);
  registerDoors(server, options.doors);

  const isKnownHost = createHostCheck({ host, publicUrl, port: () => portOf(server) });
  server.register((scope, _options, done) => {
    scope.addHook('onRequest', async (request) => {
      checkOrigin(request, isKnownHost);
      await notePerson(request, cookieName, options.signIn);
    });
    const endStreams = registerAdminApi(scope, options.dependencies);
    scope.addHook('preClose', (closed) => {
      endStreams();
      closed();
    });
    registerSignInRoutes(scope, { context: options.signIn, cookieName, isSecure });
    registerConsoleFiles(scope, options.consoleFolder);
    done();
  });

  await listen(server, host, port);
  const url = publicUrl?.replace(/\/$/, '') ?? `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`;
  return { url, isLoopback: isLoopbackHost(host), close: () => closeListener(server) };
}

async function notePerson(request: FastifyRequest, cookieName: string, signIn: SignInContext): Promise<void> {
  const token = request.cookies[cookieName];
  if (token === undefined) return;
  const session = await findSession(signIn, token);
  if (session === undefined) return;
  const { userId, displayName, isAdministrator } = session;
  setPerson(request, { userId, displayName, isAdministrator });
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new AppError('port-in-use', `${host}:${port}`, { cause: error });
    }
    throw error;
  }
}

function portOf(server: FastifyInstance): number {
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
