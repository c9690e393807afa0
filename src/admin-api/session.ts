// Who is signed in.
import type { FastifyInstance } from 'fastify';
import type { Session } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requirePerson } from './person-of-request.ts';

/** Adds GET /api/session. */
export function registerSessionRoute(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/api/session', (request): Session => ({ ...requirePerson(request), version: dependencies.version }));
}
