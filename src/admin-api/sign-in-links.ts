// One-time links and signed-in browsers, for whoever can reach the admin socket.
import type { FastifyInstance } from 'fastify';
import { SessionEndRequest, SignInLinkRequest, type SessionList, type SignInLinkAnswer } from '../contract/admin-api.ts';
import type { Person } from '../domain/person.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Makes a one-time link for whoever is meant, asked for by somebody. */
export type MakeSignInLink = (by: Person, whom?: SignInLinkRequest) => Promise<{ readonly url: string; readonly expiresAt: Date }>;

/** A signed-in browser. */
interface OpenSession extends Person {
  readonly id: string;
  readonly isAdministrator: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Knows who is signed in. */
export interface SessionDesk {
  list(): Promise<readonly OpenSession[]>;
  /** Ends a session by its id, or all of an identity; returns those that were ended. */
  end(who: string, by: Person): Promise<readonly OpenSession[]>;
}

/** What the routes need. */
export interface SignInLinkRoutesOptions {
  readonly makeSignInLink: MakeSignInLink;
  readonly sessions: SessionDesk;
}

/** Adds POST /api/sign-in-links, GET /api/sessions and POST /api/sessions/end; they are registered on the admin socket alone. */
export function registerSignInLinkRoutes(server: FastifyInstance, { makeSignInLink, sessions }: SignInLinkRoutesOptions): void {
  server.post('/api/sign-in-links', async (request): Promise<SignInLinkAnswer> => {
    const by = requireAdministrator(request);
    const { url, expiresAt } = await makeSignInLink(by, parseRequest(SignInLinkRequest, request.body ?? {}));
    return { url, expiresAt: expiresAt.toISOString() };
  });

  server.get('/api/sessions', async (request): Promise<SessionList> => {
    requireAdministrator(request);
    return toList(await sessions.list());
  });

  server.post('/api/sessions/end', async (request): Promise<SessionList> => {
    const by = requireAdministrator(request);
    return toList(await sessions.end(parseRequest(SessionEndRequest, request.body).who, by));
  });
}

function toList(sessions: readonly OpenSession[]): SessionList {
  return {
    sessions: sessions.map(({ id, userId, displayName, isAdministrator, createdAt, expiresAt }) => {
      return { id, userId, displayName, isAdministrator, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
    }),
  };
}
