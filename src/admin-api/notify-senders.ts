// Who may hand events in at the HTTP door, and when each of them last did.
import type { FastifyInstance } from 'fastify';
import type { NotifySenderList } from '../contract/notify-senders.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /api/notify-senders. */
export function registerNotifySenderRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/api/notify-senders', (request): NotifySenderList => {
    requireAdministrator(request);
    return { senders: dependencies.listNotifySenders() };
  });
}
