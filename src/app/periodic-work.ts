// What comes again and again, on one node at a time: care for incidents, a look at topics, heartbeats, what is old.
import type { Logger } from 'pino';
import { setRealTimer } from '../lib/timers.ts';
import type { TopicWatch } from '../notifications/topics/topic-watch.ts';
import type { Store } from '../storage/store.ts';
import type { CurrentConfiguration } from './current-configuration.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { NodesWiring } from './nodes/nodes-wiring.ts';
import type { NotificationsFlow } from './notifications-flow.ts';
import { PeriodicTasks } from './periodic-tasks.ts';
import { createRetentionTask } from './retention-task.ts';
import { createTopicWatching, type TopicWatchingOptions } from './topic-watching.ts';

/** What it works with. */
export interface PeriodicWorkOptions {
  readonly store: Store;
  readonly configuration: CurrentConfiguration;
  readonly flow: NotificationsFlow;
  readonly leases: NodesWiring['tasks'];
  readonly loadSdk: TopicWatchingOptions['loadSdk'];
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Begins it, and returns what looks at topics; it ends before what it works with. */
export function beginPeriodicWork(
  { store, configuration, flow, leases, loadSdk, now, logger }: PeriodicWorkOptions,
  lifecycle: Pick<Lifecycle, 'onStop'>,
): Pick<TopicWatch, 'reportOf' | 'listFaulty'> {
  const tasks = new PeriodicTasks({ leases, setTimer: setRealTimer, logger });
  tasks.add(flow.care.task);
  const topics = createTopicWatching({ store, configuration, loadSdk, notices: flow.notices, logger });
  tasks.add(topics.task);
  tasks.add(flow.heartbeats.task);
  tasks.add(createRetentionTask({ store, retention: () => configuration.config.retention, now, setTimer: setRealTimer, logger }));
  lifecycle.onStop('heartbeats', () => flow.heartbeats.watch.stop());
  lifecycle.onStop('silences', () => {
    flow.care.stop();
  });
  lifecycle.onStop('periodic tasks', () => tasks.stop());
  tasks.start();
  return topics.watch;
}
