// A fresh one-time link, for whoever can reach the admin socket.
import type { FastifyInstance } from 'fastify';
import type { SignInLinkAnswer } from '../contract/admin-api.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Makes a one-time link. */
export type MakeSignInLink = () => Promise<{ readonly url: string; readonly expiresAt: Date }>;

/** Adds POST /api/sign-in-links; it is registered on the admin socket alone. */
export function registerSignInLinkRoute(server: FastifyInstance, makeSignInLink: MakeSignInLink): void {
  server.post('/api/sign-in-links', async (request): Promise<SignInLinkAnswer> => {
    requireAdministrator(request);
    const { url, expiresAt } = await makeSignInLink();
    return { url, expiresAt: expiresAt.toISOString() };
  });
}
