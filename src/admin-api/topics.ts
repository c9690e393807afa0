// Topics that have knocked, and an administrator's decision about them.
import type { FastifyInstance } from 'fastify';
import { TopicDecision, type TopicList } from '../contract/admin-api.ts';
import type { AdminApiDependencies } from './dependencies.ts';
import { parseRequest } from './parse-request.ts';
import { requireAdministrator } from './person-of-request.ts';

/** Adds GET /api/topics, POST /api/topics/approve and POST /api/topics/refuse. */
export function registerTopicRoutes(server: FastifyInstance, dependencies: AdminApiDependencies): void {
  const { topics, store } = dependencies;
  const listNames = (): string[] => dependencies.listConfigurations().map(({ configurationName }) => configurationName);

  server.get('/api/topics', async (request): Promise<TopicList> => {
    requireAdministrator(request);
    const list: TopicList['topics'] = [];
    for (const topic of topics.list()) {
      list.push({
        topicArn: topic.topicArn,
        state: topic.state,
        isConfirmed: topic.confirmedAt !== undefined,
        heldEventCount: await store.records.events.countHeld(topic.topicArn),
        firstSeenAt: topic.firstSeenAt.toISOString(),
        lastSeenAt: topic.lastSeenAt.toISOString(),
        configurationNames: [...topic.configurationNames],
        managedBy: topics.isInFile(topic.topicArn) ? 'file' : 'api',
      });
    }
    return { topics: list, faultyTopics: topics.listFaulty(), configurationNames: listNames() };
  });

  server.post('/api/topics/approve', async (request, reply) => {
    const by = requireAdministrator(request);
    const { topicArn, configurationNames = listNames() } = parseRequest(TopicDecision, request.body);
    await topics.approve(topicArn, configurationNames, by);
    return reply.code(204).send();
  });

  server.post('/api/topics/refuse', async (request, reply) => {
    const by = requireAdministrator(request);
    const { topicArn } = parseRequest(TopicDecision, request.body);
    await topics.refuse(topicArn, by);
    return reply.code(204).send();
  });
}
