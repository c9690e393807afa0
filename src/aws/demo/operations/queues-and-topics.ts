// sqs and sns: the queues, one queue's state, the topics.
import { answer, refuse, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { listQueues, listTopics } from '../data/queues-and-topics.ts';
import { readText, readTexts } from '../read-params.ts';

function listQueueUrls(params: Structure, place: DemoPlace): DemoAnswer {
  const prefix = readText(params, 'QueueNamePrefix') ?? '';
  const urls = listQueues(place).filter(({ name }) => name.startsWith(prefix));
  return answer({ QueueUrls: urls.map(({ url }) => url) });
}

function getQueueAttributes(params: Structure, place: DemoPlace): DemoAnswer {
  const url = readText(params, 'QueueUrl') ?? '';
  const queue = listQueues(place).find((candidate) => candidate.url === url || candidate.name === url);
  if (queue === undefined) {
    return refuse({ code: 'AWS.SimpleQueueService.NonExistentQueue', message: 'The specified queue does not exist.' });
  }
  const names = readTexts(params, 'AttributeNames') ?? [];
  const shown = Object.entries(queue.attributes).filter(([name]) => names.includes('All') || names.includes(name));
  return answer({ Attributes: Object.fromEntries(shown) });
}

/** The operations. */
export const queueAndTopicOperations: readonly DemoOperation[] = [
  {
    service: 'sqs',
    operation: 'ListQueues',
    honours: ['QueueNamePrefix'],
    paging: { list: 'QueueUrls', limit: 'MaxResults', token: 'NextToken', nextToken: 'NextToken', badToken: 'InvalidParameterValue' },
    answer: listQueueUrls,
  },
  { service: 'sqs', operation: 'GetQueueAttributes', honours: ['QueueUrl', 'AttributeNames'], answer: getQueueAttributes },
  {
    service: 'sns',
    operation: 'ListTopics',
    honours: [],
    paging: { list: 'Topics', token: 'NextToken', nextToken: 'NextToken', badToken: 'InvalidParameter' },
    answer: (_params, place) => answer({ Topics: listTopics(place) }),
  },
];
