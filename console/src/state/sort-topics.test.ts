import { describe, expect, it } from 'vitest';
import { aTopic } from '../testing/a-topic.ts';
import { sortTopics } from './sort-topics.ts';

describe('sortTopics', () => {
  it('puts pending topics first, the longest waiting on top, and the others by ARN', () => {
    const topics = [
      aTopic({ topicArn: 'refused', state: 'refused' }),
      aTopic({ topicArn: 'b-allowed', state: 'allowed', firstSeenAt: '2026-01-01T00:00:00Z' }),
      aTopic({ topicArn: 'a-late', firstSeenAt: '2026-11-24T13:00:00Z' }),
      aTopic({ topicArn: 'a-allowed', state: 'allowed', firstSeenAt: '2026-02-01T00:00:00Z' }),
      aTopic({ topicArn: 'b-early', firstSeenAt: '2026-11-24T12:00:00Z' }),
    ];

    expect(sortTopics(topics).map(({ topicArn }) => topicArn)).toEqual(['b-early', 'a-late', 'a-allowed', 'b-allowed', 'refused']);
  });
});
