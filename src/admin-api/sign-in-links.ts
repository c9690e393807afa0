// A fresh one-time link, for whoever can reach the admin socket.
import type { FastifyInstance } from 'fastify';
import type { SignInLinkAnswer } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds POST /api/sign-in-links; it is registered on the admin socket alone. */
export function registerSignInLinkRoute(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.post('/api/sign-in-links', async (request): Promise<SignInLinkAnswer> => {
    requireAdministrator(request);
    const { url, expiresAt } = await dependencies.createSignInLink();
    return { url, expiresAt: expiresAt.toISOString() };
  });
}
