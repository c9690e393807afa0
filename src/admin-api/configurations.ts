// All channel configurations, and whether they are in force.
import type { FastifyInstance } from 'fastify';
import type { ConfigurationList } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /api/configurations. */
export function registerConfigurationRoute(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/api/configurations', async (request): Promise<ConfigurationList> => {
    requireAdministrator(request);
    const configurations = dependencies.listConfigurations().map(async (configuration) => {
      const { configurationName, channel, channelName, managedBy } = configuration;
      return { configurationName, ...channel, channelName, managedBy, ...(await dependencies.stateOf(configuration)) };
    });
    return { configurations: await Promise.all(configurations) };
  });
}
