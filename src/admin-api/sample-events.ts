// The sample alarm: a newcomer's first message, through the real flow.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { SampleEventRequest, type AcceptedEvent, type SampleEventState } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { findWebChannel } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';

const ChannelParameters = z.object({ channelId: z.string() });

/** Adds GET and POST /api/channels/:channelId/sample-events. */
export function registerSampleEventRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/api/channels/:channelId/sample-events', async (request): Promise<SampleEventState> => {
    requirePerson(request);
    const configuration = findWebChannel(dependencies, parseRequest(ChannelParameters, request.params).channelId);
    return { isOpen: await dependencies.events.isSampleOpen(configuration) };
  });

  server.post('/api/channels/:channelId/sample-events', async (request): Promise<AcceptedEvent> => {
    const person = requirePerson(request);
    const configuration = findWebChannel(dependencies, parseRequest(ChannelParameters, request.params).channelId);
    const { state } = parseRequest(SampleEventRequest, request.body);
    return dependencies.events.sendSample(configuration, state, person.userId);
  });
}
