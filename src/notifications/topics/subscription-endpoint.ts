// Where a topic sends to: one of Signalbox's queues, or its SNS door.
import { queueArnOf } from '../../domain/queue-arn.ts';
import { parseQueueUrl } from '../../domain/queue-url.ts';
import type { TopicArn } from '../../domain/topic-arn.ts';

/** A queue that Signalbox reads. */
export interface OwnQueue {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly accountId: string;
}

/** The doors at which topics can send, as the configuration has them. */
export interface OwnDoors {
  readonly queues: readonly OwnQueue[];
  /** The address of the SNS door; absent where SNS cannot reach it. */
  readonly httpsUrl?: string;
}

/** One of them. */
export type SubscriptionEndpoint =
  | { readonly protocol: 'sqs'; readonly endpoint: string; readonly queue: OwnQueue }
  | { readonly protocol: 'https'; readonly endpoint: string };

/** The parts of the configuration that say which doors there are. */
interface DoorSettings {
  readonly queues: readonly { readonly queueUrl: string; readonly region?: string | undefined }[];
  readonly publicUrl: string | undefined;
}

/** Returns the doors; SNS subscribes https alone here, since what comes by http could be read and changed on its way. */
export function doorsOf({ queues, publicUrl }: DoorSettings): OwnDoors {
  const isHttps = publicUrl?.startsWith('https://') === true;
  return {
    queues: queues.flatMap(({ queueUrl, region }) => toOwnQueue(queueUrl, region)),
    ...(isHttps ? { httpsUrl: `${publicUrl.replace(/\/$/, '')}/sns` } : {}),
  };
}

/** Returns a queue with its ARN; none where the URL is not one of a queue. */
export function toOwnQueue(queueUrl: string, region?: string): readonly OwnQueue[] {
  const url = parseQueueUrl(queueUrl);
  const where = url?.region ?? region;
  const queueArn = queueArnOf(queueUrl, region);
  if (url === undefined || where === undefined || queueArn === undefined) return [];
  return [{ queueUrl, queueArn, region: where, accountId: url.accountId }];
}

/** Lists the endpoints, the one that suits a topic best first: a queue beside it, then any queue, then the SNS door. */
export function listEndpoints({ queues, httpsUrl }: OwnDoors, topic: TopicArn): readonly SubscriptionEndpoint[] {
  const nearness = (queue: OwnQueue): number => (queue.region === topic.region ? 2 : 0) + (queue.accountId === topic.accountId ? 1 : 0);
  const nearest = queues.toSorted((left, right) => nearness(right) - nearness(left));
  return [
    ...nearest.map((queue) => ({ protocol: 'sqs' as const, endpoint: queue.queueArn, queue })),
    ...(httpsUrl === undefined ? [] : [{ protocol: 'https' as const, endpoint: httpsUrl }]),
  ];
}
