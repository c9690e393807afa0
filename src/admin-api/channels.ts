// The web chat's channels and their messages.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ChannelList, MessageList } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { findWebChannel, listWebChannels } from './find-web-channel.ts';
import { parseRequest } from './parse-request.ts';
import { requirePerson } from './person-of-request.ts';
import { toChannelMessage } from './to-channel-message.ts';

/** How many messages one page of a channel holds. */
const MESSAGES_PER_PAGE = 50;

const ChannelParameters = z.object({ channelId: z.string() });
const MessagesQuery = z.object({ before: z.string().max(64).optional() });

/** Adds GET /api/channels and GET /api/channels/:channelId/messages. */
export function registerChannelRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  server.get('/api/channels', async (request): Promise<ChannelList> => {
    requirePerson(request);
    const channels = listWebChannels(dependencies).map(async (configuration) => {
      const { channel, channelName, configurationName, snsTopicArns } = configuration;
      const { stateReason } = await dependencies.stateOf(configuration);
      return {
        channelId: channel.channelId,
        channelName,
        configurationName,
        snsTopicArns: [...snsTopicArns],
        ...(stateReason === undefined ? {} : { stateReason }),
      };
    });
    return { channels: await Promise.all(channels) };
  });

  server.get('/api/channels/:channelId/messages', async (request): Promise<MessageList> => {
    requirePerson(request);
    const { channelId } = parseRequest(ChannelParameters, request.params);
    const { before } = parseRequest(MessagesQuery, request.query);
    findWebChannel(dependencies, channelId);

    const { webMessages } = dependencies.store.records;
    // The revision is read first: what comes between the two reads is sent twice by the stream, never missed.
    const revision = await webMessages.newestRevision();
    const rows = await webMessages.listNewest(channelId, MESSAGES_PER_PAGE + 1, before);
    const hasMore = rows.length > MESSAGES_PER_PAGE;
    const messages = (hasMore ? rows.slice(1) : rows).map(toChannelMessage);
    return { messages, hasMore, revision };
  });
}
