// How it stands with chat platforms and channels, for administrators who set them up.
import type { FastifyInstance } from 'fastify';
import type { SetUpReport } from '../contract/set-up.ts';
import { rememberBriefly } from '../lib/remember-briefly.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /api/set-up. Who asks while it is being looked at gets the same answer: platforms count what they are asked. */
export function registerSetUpRoute(server: FastifyInstance, { lookAtSetUp }: Pick<AdminApiDependencies, 'lookAtSetUp'>): void {
  const look = rememberBriefly(lookAtSetUp);
  server.get('/api/set-up', (request): Promise<SetUpReport> => {
    requireAdministrator(request);
    return look();
  });
}
