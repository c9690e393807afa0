// The promises about topics as tests.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './store.ts';
import { aTopic } from './testing/a-topic.ts';
import { minutesLater, noon } from './testing/instants.ts';
import type { OpenedStore } from './testing/opened-store.ts';

/** Runs them against the store that the test has opened. */
export function describeTopicRecords(opened: () => OpenedStore): void {
  let store: Store;
  beforeEach(() => {
    ({ store } = opened());
  });

  describe('topics', () => {
    it('keeps a topic as it is, and replaces it', async () => {
      const topic = aTopic({ confirmationToken: 'token', confirmedAt: noon, configurationNames: ['ops', 'dev'] });
      await store.write(({ topics }) => topics.save(topic));
      await expect(store.records.topics.find(topic.topicArn)).resolves.toStrictEqual(topic);

      await store.write(({ topics }) => topics.save(aTopic({ state: 'allowed' })));
      await expect(store.records.topics.find(topic.topicArn)).resolves.toStrictEqual(aTopic({ state: 'allowed' }));
      await expect(store.records.topics.find('another')).resolves.toBeUndefined();
    });

    it('forgets a topic, and takes the absence of one for granted', async () => {
      await store.write(async ({ topics }) => {
        await topics.save(aTopic({ topicArn: 'a' }));
        await topics.save(aTopic({ topicArn: 'b' }));
        await topics.delete('a');
        await topics.delete('absent');
      });

      expect((await store.records.topics.list()).map(({ topicArn }) => topicArn)).toEqual(['b']);
    });

    it('lists topics in the order in which they were first seen, then by name', async () => {
      await store.write(async ({ topics }) => {
        await topics.save(aTopic({ topicArn: 'late', firstSeenAt: minutesLater(1) }));
        await topics.save(aTopic({ topicArn: 'b' }));
        await topics.save(aTopic({ topicArn: 'C', state: 'allowed' }));
      });

      const list = await store.records.topics.list();
      expect(list.map(({ topicArn }) => topicArn)).toEqual(['C', 'b', 'late']);
      await expect(store.records.topics.countPending()).resolves.toBe(2);
    });
  });
}
