// The check of topics, now and then, with AWS's runtime behind it.
import type { Logger } from 'pino';
import type { AwsSdk } from '../aws/sdk/index.ts';
import { topicCheckPolicy } from '../domain/topic-calls.ts';
import type { OperatorNotices } from '../notifications/operator-notices.ts';
import { checkTopic } from '../notifications/topics/check-topic.ts';
import { TOPIC_CHECK_EVERY_MS, TopicWatch } from '../notifications/topics/topic-watch.ts';
import type { Store } from '../storage/store.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import type { PeriodicTask } from './periodic-tasks.ts';
import { listTopics, topicPlaces } from './topic-desk.ts';

/** How many open incidents of the channel of operations are looked through for what was told of topics; the newest ones. Our own bound. */
const OPEN_LOOKED_THROUGH = 1_000;

/** What it is made from. */
export interface TopicWatchingOptions {
  readonly store: Pick<Store, 'records'>;
  readonly configuration: Pick<CurrentConfiguration, 'config'>;
  /** Loads AWS's runtime, on first use. */
  readonly loadSdk: () => Promise<Pick<AwsSdk, 'topicStates' | 'callerIdentity'>>;
  readonly notices: OperatorNotices;
  readonly logger: Logger;
}

/** Makes the check and its task. */
export function createTopicWatching({ store, configuration, loadSdk, notices, logger }: TopicWatchingOptions): {
  readonly watch: TopicWatch;
  readonly task: PeriodicTask;
} {
  const watch = new TopicWatch({
    async list() {
      const { config } = configuration;
      const topics = config.operations.checkTopics ? listTopics(config) : [];
      if (topics.length === 0) return topics;
      // Without credentials, or with such as nobody knows, nothing that AWS says would be about the topic.
      const { callerIdentity } = await loadSdk();
      const state = await callerIdentity.find(new AbortController().signal);
      return state.kind === 'account' ? topics : undefined;
    },
    async check(topic) {
      const { topicStates } = await loadSdk();
      return checkTopic(topic, topicStates, topicPlaces(configuration.config, { policy: topicCheckPolicy }));
    },
    async listOpenKeys() {
      const { channel } = configuration.config.operations;
      const open = channel === undefined ? [] : await store.records.incidents.listOpen(channel, OPEN_LOOKED_THROUGH);
      return open.map(({ incidentKey }) => incidentKey);
    },
    notices,
    logger,
  });
  return { watch, task: { name: 'topics', everyMs: TOPIC_CHECK_EVERY_MS, run: (signal) => watch.run(signal) } };
}
