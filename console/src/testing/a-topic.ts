// Topics for tests: every test names only what it is about.
import type { KnownTopic } from '../state/topics.ts';

/** Makes a pending topic unless said otherwise. */
export function aTopic(part: Partial<KnownTopic> = {}): KnownTopic {
  return {
    topicArn: 'arn:aws:sns:eu-central-1:123456789012:ops-alarms',
    state: 'pending',
    isConfirmed: false,
    heldEventCount: 0,
    firstSeenAt: '2026-11-24T12:00:00.000Z',
    lastSeenAt: '2026-11-24T12:00:00.000Z',
    configurationNames: [],
    managedBy: 'api',
    ...part,
  };
}
