// What people say in a channel of the web chat: the front door of commands typed on the page.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PersonMessageRequest, type PersonMessageAnswer } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { findWebChannel } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';

const ChannelParameters = z.object({ channelId: z.string() });

type Dependencies = Pick<AdminApiDependencies, 'commands' | 'listConfigurations'>;

/** Adds POST /api/channels/:channelId/messages; 202, because the bot's answer comes by the stream. */
export function registerPersonMessageRoute(server: FastifyInstance, dependencies: Dependencies): void {
  server.post('/api/channels/:channelId/messages', async (request, reply) => {
    const person = requirePerson(request);
    const configuration = findWebChannel(dependencies, parseRequest(ChannelParameters, request.params).channelId);
    const { text, clientMessageId } = parseRequest(PersonMessageRequest, request.body);
    const answer: PersonMessageAnswer = await dependencies.commands.receive({ configuration, person, text, clientMessageId });
    return reply.code(202).send(answer);
  });
}
