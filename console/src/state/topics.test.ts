import { describe, expect, it } from 'vitest';
import type { TopicList } from '../../../src/contract/admin-api.ts';
import type { Answer } from '../api/answer.ts';
import { aTopic } from '../testing/a-topic.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createTopics } from './topics.ts';

const list: TopicList = {
  topics: [aTopic(), aTopic({ topicArn: 'arn:2', state: 'allowed' })],
  faultyTopics: [],
  configurationNames: ['ops'],
};

describe('createTopics', () => {
  it('loads the list and counts what is pending', async () => {
    const topics = createTopics(fakeApi({ listTopics: () => Promise.resolve(ok(list)) }));

    await topics.load();

    expect(topics.state.read()).toEqual({ status: 'ready', ...list, pendingCount: 1, failure: undefined });
  });

  it('says why it failed', async () => {
    const topics = createTopics(fakeApi({ listTopics: () => Promise.resolve(refused('The store does not answer')) }));

    await topics.load();

    expect(topics.state.read()).toMatchObject({ status: 'failed', failure: 'The store does not answer' });
  });

  it('keeps a list that it has while the next one fails', async () => {
    let isReachable = true;
    const topics = createTopics(fakeApi({ listTopics: () => Promise.resolve(isReachable ? ok(list) : refused('busy')) }));
    await topics.load();
    isReachable = false;

    await topics.load();

    expect(topics.state.read()).toMatchObject({ status: 'ready', topics: list.topics, failure: 'busy' });
  });

  it('takes the answer to the last question, in whatever order they come', async () => {
    const answers: ((answer: Answer<TopicList>) => void)[] = [];
    const topics = createTopics(fakeApi({ listTopics: () => new Promise((resolve) => answers.push(resolve)) }));
    const first = topics.load();
    const second = topics.load();

    answers[1]?.(ok({ topics: [], faultyTopics: [], configurationNames: [] }));
    await second;
    answers[0]?.(ok(list));
    await first;

    expect(topics.state.read().topics).toEqual([]);
  });

  it('shows a count of the stream at once and asks for the list', () => {
    const api = fakeApi({ listTopics: () => Promise.resolve(ok(list)) });
    const topics = createTopics(api);

    topics.noticePending(4);

    expect(topics.state.read().pendingCount).toBe(4);
    expect(api.calls).toEqual(['listTopics']);
  });

  it.each([
    ['taken', ok(undefined)],
    ['refused halfway', refused('SNS did not confirm the subscription', 502)],
  ])('asks for the list again after a decision that was %s', async (_name, answer) => {
    const api = fakeApi({ listTopics: () => Promise.resolve(ok(list)), decideTopic: () => Promise.resolve(answer) });
    const topics = createTopics(api);

    const result = await topics.decide('approve', { topicArn: 'arn:1', configurationNames: ['ops'] });

    expect(result).toBe(answer);
    expect(api.calls).toEqual(['decideTopic approve {"topicArn":"arn:1","configurationNames":["ops"]}', 'listTopics']);
  });
});
