// What operators and their tools ask: health, readiness, metrics, reload.
import type { FastifyInstance } from 'fastify';
import type { ReloadAnswer } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /healthz, /readyz and /metrics, which anybody may ask, and POST /api/reload. */
export function registerOperationRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/healthz', () => ({ status: 'ok', version: dependencies.version }));

  server.get('/readyz', async (_request, reply) => {
    if (dependencies.isStopping()) return reply.code(503).send({ status: 'stopping' });
    if (!(await dependencies.store.isHealthy())) return reply.code(503).send({ status: 'store unavailable' });
    return { status: 'ready' };
  });

  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', dependencies.metrics.contentType).send(await dependencies.metrics.render()),
  );

  server.post('/api/reload', async (request): Promise<ReloadAnswer> => {
    requireAdministrator(request);
    return dependencies.reload();
  });
}
