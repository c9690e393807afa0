// What the store keeps of topics: which have knocked, and who may come in.
import type { Topic } from '../domain/topic.ts';

/** Reads about topics. */
export interface TopicReader {
  find(topicArn: string): Promise<Topic | undefined>;
  /** In the order in which they were first seen. */
  list(): Promise<readonly Topic[]>;
  countPending(): Promise<number>;
}

/** Writes about topics. */
export interface TopicWriter extends TopicReader {
  /** Inserts or replaces the topic of this ARN. */
  save(topic: Topic): Promise<void>;
  /** Forgets the topic, where there is one; its events stay. */
  delete(topicArn: string): Promise<void>;
}
