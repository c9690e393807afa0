// Any event, handed in by an administrator: what `signalbox send` does.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AcceptedEvent } from '../contract/admin-api.ts';
import { AppError } from '../domain/errors.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

const Query = z.object({ configurationName: z.union([z.string(), z.array(z.string())]).optional(), lenient: z.literal('true').optional() });

/** Adds POST /api/events; the body is the event itself, of any content type. */
export function registerEventRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post('/api/events', async (request): Promise<AcceptedEvent> => {
      const person = requireAdministrator(request);
      const { configurationName, lenient } = parseRequest(Query, request.query);
      const options = { sender: person.userId, isLenient: lenient === 'true' };
      if (!Buffer.isBuffer(request.body) || request.body.byteLength === 0) throw new AppError('bad-request', 'the body is empty');
      if (configurationName === undefined) return dependencies.events.send(request.body, options);

      const configurationNames = [configurationName].flat();
      requireKnownNames(dependencies, configurationNames);
      return dependencies.events.send(request.body, { ...options, configurationNames });
    });
    done();
  });
}

function requireKnownNames(dependencies: AdminApiDependencies, names: readonly string[]): void {
  const known = new Set(dependencies.listConfigurations().map(({ configurationName }) => configurationName));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new AppError('channel-configuration-unknown', unknown);
}
