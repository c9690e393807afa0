// The doors for Amazon SQS: one poller for each queue of the configuration, started and stopped as it changes.
import type { QueueSource } from '../aws/queue-source.ts';
import type { Config } from '../config/schema.ts';
import type { OpenedQueue } from '../aws/sdk/index.ts';
import { parseQueueUrl } from '../domain/queue-url.ts';
import { parseRoleArn } from '../domain/role-arn.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { NotificationsContext } from '../notifications/context.ts';
import type { SqsDoor } from '../notifications/ingest/sqs-door.ts';
import { QueuePoller } from '../notifications/ingest/sqs/queue-poller.ts';
import type { QueueSettings } from '../notifications/ingest/sqs/queue-settings.ts';
import type { QueueState } from '../notifications/ingest/sqs/queue-state.ts';
import type { QueueMetrics } from '../telemetry/metrics.ts';

/** What the doors are made from. */
export interface SqsDoorsOptions {
  readonly context: NotificationsContext;
  readonly metrics: QueueMetrics;
  readonly door: SqsDoor;
  readonly openQueue: (queue: OpenedQueue) => QueueSource;
  readonly setTimer: SetTimer;
  readonly random: () => number;
}

/** Keeps a poller for every queue. */
export class SqsDoors {
  readonly #options: SqsDoorsOptions;
  /** By all that is set about the queue: a change of anything makes another poller. */
  readonly #pollers = new Map<string, QueuePoller>();
  #isStopped = false;

  constructor(options: SqsDoorsOptions) {
    this.#options = options;
  }

  /** Reads the queues of this configuration from now on, and no others; resolves when the pollers that are not wanted any more have ended. */
  async apply({ sqs }: Config): Promise<void> {
    if (this.#isStopped) return;
    const wanted = new Map(sqs.queues.map((queue) => [JSON.stringify(queue), queue]));
    const unwanted = [...this.#pollers].filter(([key]) => !wanted.has(key));
    for (const [key] of unwanted) this.#pollers.delete(key);
    // A queue with other settings is read by the new poller only once the old one has finished its batch.
    await Promise.all(unwanted.map(([, poller]) => poller.stop()));
    for (const [key, queue] of wanted) if (!this.#pollers.has(key)) this.#start(key, queue);
  }

  /** How it stands with each queue. */
  states(): readonly QueueState[] {
    return [...this.#pollers.values()].map(({ state }) => state);
  }

  /** Receives no more, and lets what is under way end. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#pollers.values()].map((poller) => poller.stop()));
  }

  #start(key: string, { queueUrl, region: given, role, externalId, configurationNames }: Config['sqs']['queues'][number]): void {
    const { openQueue, ...options } = this.#options;
    const url = parseQueueUrl(queueUrl);
    const region = given ?? url?.region;
    // The configuration was checked: a queue without Region, or a URL that is none, does not come here.
    if (this.#isStopped || url === undefined || region === undefined) return;
    const queue: QueueSettings = {
      queueUrl,
      region,
      queueName: url.queueName,
      ...(configurationNames === undefined ? {} : { configurationNames }),
    };
    const roleArn = role === undefined ? undefined : parseRoleArn(role)?.arn;
    const source = openQueue({
      queueUrl,
      region,
      ...(roleArn === undefined ? {} : { roleArn }),
      ...(externalId === undefined ? {} : { externalId }),
    });
    const poller = new QueuePoller({ ...options, queue, source });
    this.#pollers.set(key, poller);
    poller.start();
  }
}
