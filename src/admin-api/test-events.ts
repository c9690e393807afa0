// The test message of a channel configuration, on any platform.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AcceptedEvent } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

const ConfigurationParameters = z.object({ configurationName: z.string() });

/** Adds POST /api/configurations/:configurationName/test-events. */
export function registerTestEventRoute(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.post('/api/configurations/:configurationName/test-events', async (request): Promise<AcceptedEvent> => {
    const person = requireAdministrator(request);
    const { configurationName } = parseRequest(ConfigurationParameters, request.params);
    const configuration = dependencies.listConfigurations().find((one) => one.configurationName === configurationName);
    if (configuration === undefined) throw new AppError('channel-configuration-unknown', configurationName);
    return dependencies.events.sendTest(configuration, person.userId);
  });
}
