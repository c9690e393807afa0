// Topics, subscriptions, queues and keys in memory, as the port tells them; what is not set is not there.
import type {
  KeyState,
  ListedSubscription,
  Looked,
  QueueState,
  SubscriptionState,
  TopicState,
  TopicStateSource,
} from '../../../aws/topic-state-source.ts';

/** What there is. */
export interface FakeTopicStates {
  topic: Looked<TopicState>;
  subscriptions: Looked<readonly ListedSubscription[]>;
  subscription: Looked<SubscriptionState>;
  queue: Looked<QueueState>;
  key: Looked<KeyState>;
}

/** Makes a source over them; a test changes them as it goes. */
export function fakeTopicStates(states: FakeTopicStates): TopicStateSource {
  return {
    readTopic: async () => states.topic,
    listSubscriptions: async () => states.subscriptions,
    readSubscription: async () => states.subscription,
    readQueue: async () => states.queue,
    readKey: async () => states.key,
  };
}

/** Something that is there. */
export function found<Value>(value: Value): Looked<Value> {
  return { status: 'found', value };
}
