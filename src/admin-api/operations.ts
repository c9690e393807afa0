// What operators and their tools ask: health, readiness, metrics, reload.
import type { FastifyInstance } from 'fastify';
import type { ReloadAnswer } from '../contract/admin-api.ts';
import { rememberBriefly } from '../lib/remember-briefly.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /healthz and /readyz, which anybody may ask under any host name: probes use addresses. */
export function registerHealthRoutes(
  server: FastifyInstance,
  dependencies: Pick<AdminApiDependencies, 'store' | 'version' | 'isStopping'>,
): void {
  // The store's probe is a write that waits for the disk, and anybody may ask for it.
  const isStoreHealthy = rememberBriefly(() => dependencies.store.isHealthy());

  server.get('/healthz', () => ({ status: 'ok', version: dependencies.version }));

  server.get('/readyz', async (_request, reply) => {
    if (dependencies.isStopping()) return reply.code(503).send({ status: 'stopping' });
    if (!(await isStoreHealthy())) return reply.code(503).send({ status: 'store unavailable' });
    return { status: 'ready' };
  });
}

/** Adds them and GET /metrics, for scrapers. */
export function registerProbeRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  registerHealthRoutes(server, dependencies);
  server.get('/metrics', async (_request, reply) =>
    reply.header('content-type', dependencies.metrics.contentType).send(await dependencies.metrics.render()),
  );
}

/** Adds POST /api/reload. */
export function registerReloadRoute(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.post('/api/reload', async (request): Promise<ReloadAnswer> => {
    return dependencies.reload(requireAdministrator(request));
  });
}
