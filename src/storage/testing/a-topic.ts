// A topic for tests.
import type { Topic } from '../../domain/topic.ts';
import { noon } from './instants.ts';

/** Builds a topic that has knocked; what the test is about is given, the rest is plausible. */
export function aTopic(overrides: Partial<Topic> = {}): Topic {
  return {
    topicArn: 'arn:aws:sns:us-east-1:123456789012:ops',
    state: 'pending',
    firstSeenAt: noon,
    lastSeenAt: noon,
    configurationNames: [],
    ...overrides,
  };
}
