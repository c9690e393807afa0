// A fresh one-time link, for whoever can reach the admin socket.
import type { FastifyInstance } from 'fastify';
import type { SignInLinkAnswer } from '../contract/admin-api.ts';
import type { Person } from '../domain/person.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Makes a one-time link for whoever asks. */
export type MakeSignInLink = (by: Person) => Promise<{ readonly url: string; readonly expiresAt: Date }>;

/** Adds POST /api/sign-in-links; it is registered on the admin socket alone. */
export function registerSignInLinkRoute(server: FastifyInstance, makeSignInLink: MakeSignInLink): void {
  server.post('/api/sign-in-links', async (request): Promise<SignInLinkAnswer> => {
    const { url, expiresAt } = await makeSignInLink(requireAdministrator(request));
    return { url, expiresAt: expiresAt.toISOString() };
  });
}
